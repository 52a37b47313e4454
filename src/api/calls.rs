//! The operations. Addresses come from `operations`, types from crates/report.

use super::client::{JSON, With, body, call, get, json_body, send, session};
use super::error::ApiError;
use super::operations as op;
use report::Language;
use report::code::Set;
use report::documents::{
    Constituents, Draft, NewDraft, NewStep, People, Received, Saved, Session, Workspace,
};
use serde::Deserialize;
use serde_json::{Value, json};

pub use super::client::text;

/// Operation `listConstituents`.
pub async fn list_constituents(set: Set, lang: Language) -> Result<Constituents, ApiError> {
    get(&format!(
        "{}?set={}&lang={}",
        op::LIST_CONSTITUENTS.path,
        set.key(),
        lang.key()
    ))
    .await
}

/// Operation `getSession`. Keeps the CSRF value for the writes to come.
/// Errors: `OtherPerson` if another person is signed in now than the one whose page this is.
pub async fn get_session(lang: Language) -> Result<Session, ApiError> {
    session(&format!("{}?lang={}", op::GET_SESSION.path, lang.key())).await
}

/// Operation `listDemoPeople`.
pub async fn list_demo_people(lang: Language) -> Result<People, ApiError> {
    get(&format!(
        "{}?lang={}",
        op::LIST_DEMO_PEOPLE.path,
        lang.key()
    ))
    .await
}

/// Operation `signInDemo`.
pub async fn sign_in_demo(person: &str) -> Result<(), ApiError> {
    send(
        op::SIGN_IN_DEMO,
        op::SIGN_IN_DEMO.path,
        body(JSON, &json!({ "person": person })),
    )
    .await
    .map(drop)
}

/// Operation `signOut`.
pub async fn sign_out() -> Result<(), ApiError> {
    send(op::SIGN_OUT, op::SIGN_OUT.path, With::default())
        .await
        .map(drop)
}

/// The name of who is signed in, for the public pages. Operation `getSession`.
pub async fn get_name(lang: Language) -> Result<Option<String>, ApiError> {
    #[derive(Deserialize)]
    struct Named {
        name: String,
    }
    #[derive(Deserialize)]
    struct Head {
        person: Option<Named>,
    }
    let head: Head = get(&format!("{}?lang={}", op::GET_SESSION.path, lang.key())).await?;
    Ok(head.person.map(|person| person.name))
}

/// Operation `getWorkspace`.
pub async fn get_workspace(lang: Language) -> Result<Workspace, ApiError> {
    get(&format!("{}?lang={}", op::GET_WORKSPACE.path, lang.key())).await
}

/// A draft, and its body as the server sent it: with members that this application does not know.
pub struct DraftAnswer {
    pub draft: Draft,
    pub body: Value,
}

/// Operation `getDraft`.
pub async fn get_draft(id: &str, lang: Language) -> Result<DraftAnswer, ApiError> {
    let text = text(&format!("{}?lang={}", op::GET_DRAFT.at(&[id]), lang.key())).await?;
    draft_of(&text, "").ok_or(ApiError::Unreadable)
}

/// The draft as it is now, of a conflict; `None` where the answer does not carry it readably.
pub fn current(document: &str) -> Option<DraftAnswer> {
    draft_of(document, "/current")
}

/// The draft at a JSON pointer of an answer.
fn draft_of(text: &str, pointer: &str) -> Option<DraftAnswer> {
    let answer: Value = serde_json::from_str(text).ok()?;
    let draft = answer.pointer(pointer)?;
    let body = draft.get("body").cloned().unwrap_or_default();
    super::json::from_str(&draft.to_string()).map(|draft| DraftAnswer { draft, body })
}

/// Operation `getReceived`.
pub async fn get_received(id: &str, lang: Language) -> Result<Received, ApiError> {
    get(&format!(
        "{}?lang={}",
        op::GET_RECEIVED.at(&[id]),
        lang.key()
    ))
    .await
}

/// Operation `createDraft`. `Exists` if it is there already: read it instead.
pub async fn create_draft(id: &str, draft: &NewDraft) -> Result<Saved, ApiError> {
    call(
        op::CREATE_DRAFT,
        &op::CREATE_DRAFT.at(&[id]),
        With {
            creates: true,
            ..json_body(draft)?
        },
    )
    .await
}

/// Saves a change made from `based_on`. Operation `changeDraft`.
/// Errors: `Conflict` with the draft as it is now, if somebody saved meanwhile.
pub async fn change_draft(
    id: &str,
    change: &Value,
    based_on: u32,
    lang: Language,
) -> Result<Saved, ApiError> {
    let address = format!("{}?lang={}", op::CHANGE_DRAFT.at(&[id]), lang.key());
    call(
        op::CHANGE_DRAFT,
        &address,
        With {
            version: Some(based_on),
            ..body("application/merge-patch+json", change)
        },
    )
    .await
}

/// Operation `deleteDraft`.
pub async fn delete_draft(id: &str, based_on: u32) -> Result<(), ApiError> {
    send(
        op::DELETE_DRAFT,
        &op::DELETE_DRAFT.at(&[id]),
        With {
            version: Some(based_on),
            ..With::default()
        },
    )
    .await
    .map(drop)
}

/// Operation `takeStep`.
pub async fn take_step(id: &str, step: &NewStep, based_on: u32) -> Result<Saved, ApiError> {
    call(
        op::TAKE_STEP,
        &op::TAKE_STEP.at(&[id]),
        With {
            version: Some(based_on),
            ..json_body(step)?
        },
    )
    .await
}
