//! "Report on this": opens or finds the draft of the person's Constituent on a Resolution, of the
//! year that the address names or else of this one.

use crate::address::Address;
use crate::api::{self, ApiError};
use crate::document::{Shown, document};
use crate::head::{Head, head};
use crate::i18n::{Cx, use_cx};
use crate::pages::not_found::NotFound;
use crate::route::asked;
use crate::session::{Account, use_account};
use crate::ui::link::Link;
use crate::ui::page_head::PageHead;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use report::Body;
use report::access::{is_focal_point, writes_for};
use report::code::{self, ResolutionCode};
use report::constituent::Constituent;
use report::documents::NewDraft;
use report::id::report_id;
use report::vocabulary::ReportKind;
use words::key;

/// What is to be opened for the person, or asked of them.
enum Next {
    /// Invented people have no say on what exists.
    NotOnFacts,
    /// The person reports for nobody.
    Nobody,
    Opened(String),
    /// For one of several, the Progress Report among them.
    Whom {
        own: Vec<Constituent>,
        makes: bool,
    },
}

/// What is reported on.
#[derive(Clone)]
struct On {
    code: ResolutionCode,
    year: Option<String>,
}

#[component]
pub fn ReportOn() -> impl IntoView {
    match asked() {
        Some(Address::ReportOn { code, year }) => view! { <Open on=On { code, year }/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Open(on: On) -> impl IntoView {
    let (cx, account, navigate) = (use_cx(), use_account(), use_navigate());
    let title = cx.fill(key::REPORT_ON_TITLE, &[("code", &on.code.spaced())]);
    let said = title.clone();
    head(move || Head {
        status: 200,
        title: said.clone(),
        description: cx.say(key::MINE_LEAD).into(),
    });
    // the constituent that was chosen where there are several; nothing within it for the Progress Report
    let chosen = RwSignal::new(None::<Option<String>>);
    let next = document(move || next(cx, account, on.clone(), chosen.get()));
    // the step back then leads to where one came from, not here again
    Effect::new(move || {
        next.state.with(|state| {
            if let Some(Next::Opened(id)) = state.ready() {
                let to = cx.href(&Address::Draft(id.clone()));
                navigate(
                    &to,
                    NavigateOptions {
                        resolve: false,
                        replace: true,
                        ..Default::default()
                    },
                );
            }
        });
    });
    let content = move |next: &Next| match next {
        Next::NotOnFacts => view! {
            <p>{cx.t(key::REPORT_ON_FACTS)}</p>
            <p><Link to=Address::Work>{cx.t(key::MINE_TITLE)}</Link></p>
        }
        .into_any(),
        Next::Nobody => view! { <p>{cx.t(key::REPORT_ON_NONE)}</p> }.into_any(),
        Next::Opened(_) => view! { <p role="status">{cx.t(key::REPORT_ON_OPENING)}</p> }.into_any(),
        Next::Whom { own, makes } => {
            view! { <Whom own=own.clone() makes=*makes choose=move |id| chosen.set(Some(id))/> }
                .into_any()
        }
    };
    view! {
        <PageHead title=title/>
        <Shown document=next let(next)>{content(&next)}</Shown>
    }
}

#[component]
fn Whom(
    own: Vec<Constituent>,
    makes: bool,
    #[prop(into)] choose: Callback<Option<String>>,
) -> impl IntoView {
    let cx = use_cx();
    let names = own
        .into_iter()
        .map(|one| (one.full_name(), Some(one.id)))
        .chain(makes.then(|| (cx.say(key::REPORT_ON_PROGRESS).to_owned(), None)));
    let button = move |(name, id): (String, Option<String>)| {
        view! { <li><button class="button" type="button" on:click=move |_| choose.run(id.clone())>{name}</button></li> }
    };
    view! {
        <h2>{cx.t(key::REPORT_ON_WHOM)}</h2>
        <ul class="persons">{names.map(button).collect_view()}</ul>
    }
}

/// One Constituent: at once. Several: which. None: that is said. A Focal Point makes the Progress
/// Report.
async fn next(
    cx: Cx,
    account: Account,
    on: On,
    chosen: Option<Option<String>>,
) -> Result<Next, ApiError> {
    if let Some(constituent) = chosen {
        return create(cx, account, on, constituent).await;
    }
    let person = account.person().await?;
    if cx.two_sets && on.code.set() == code::Set::Facts {
        return Ok(Next::NotOnFacts);
    }
    let own = person.constituents.iter();
    let own: Vec<Constituent> = own
        .filter(|one| writes_for(&person.roles, &one.id))
        .cloned()
        .collect();
    match (&own[..], is_focal_point(&person.roles, &on.code)) {
        ([], false) => Ok(Next::Nobody),
        ([one], false) => create(cx, account, on, Some(one.id.clone())).await,
        ([], true) => create(cx, account, on, None).await,
        (_, makes) => Ok(Next::Whom { own, makes }),
    }
}

/// Without a Constituent it is the Progress Report.
async fn create(
    cx: Cx,
    account: Account,
    on: On,
    constituent: Option<String>,
) -> Result<Next, ApiError> {
    let kind = if constituent.is_some() {
        ReportKind::Activity
    } else {
        ReportKind::Progress
    };
    let year = on.year.unwrap_or_else(|| account.this_year().to_string());
    let of = constituent.as_deref().unwrap_or_default();
    let id = report_id(kind, &on.code, &year, of).to_string();
    let draft = NewDraft {
        kind,
        code: on.code,
        year,
        constituent,
        body: Body {
            lang: Some(cx.lang),
            ..Body::default()
        },
    };
    match api::create_draft(&id, &draft).await {
        // a colleague, or another tab, opened it before: it is the same report
        Ok(_) | Err(ApiError::Exists) => Ok(Next::Opened(id)),
        Err(error) => Err(error),
    }
}
