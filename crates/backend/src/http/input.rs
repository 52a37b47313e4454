//! Reading requests: nothing unknown is ignored, since an ignored member is a lost text.

use super::fault::{Answer, Fault};
use crate::strict;
use axum::body::Bytes;
use axum::extract::FromRequest;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{CONTENT_TYPE, HeaderMap, IF_MATCH};
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse;
use report::code::Set;
use report::language::Language;
use resolution_progress::address::{decode, default_set};
use serde::de::DeserializeOwned;

pub const JSON: &str = "application/json";
pub const MERGE_PATCH: &str = "application/merge-patch+json";

/// The whole body, or 413.
pub struct Whole(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Whole {
    type Rejection = Fault;

    async fn from_request(request: axum::extract::Request, state: &S) -> Answer<Self> {
        Bytes::from_request(request, state)
            .await
            .map(Self)
            .map_err(
                |rejection: BytesRejection| match rejection.into_response().status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
                    _ => Fault::Malformed("the body could not be read to its end".into()),
                },
            )
    }
}

pub fn body<T: DeserializeOwned>(headers: &HeaderMap, bytes: &[u8], wanted: &str) -> Answer<T> {
    let given = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next());
    if given.map(str::trim) != Some(wanted) {
        return Err(Fault::UnsupportedType);
    }
    strict::json(bytes).map_err(Fault::Malformed)
}

/// The version that a write is based on, from `If-Match: "7"`.
pub fn if_match(headers: &HeaderMap) -> Answer<u32> {
    let value = headers.get(IF_MATCH).ok_or(Fault::PreconditionMissing)?;
    let version = value
        .to_str()
        .ok()
        .and_then(|value| value.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
    version.ok_or_else(|| Fault::Malformed("If-Match is a version in quotes, like \"7\"".into()))
}

/// The parameters of an address, each at most once.
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query that may hold only the names in `known`.
    pub fn read(uri: &Uri, known: &[&str]) -> Answer<Self> {
        let mut pairs: Vec<(String, String)> = vec![];
        for pair in uri
            .query()
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if !known.contains(&name) {
                return Err(Fault::Malformed(format!(
                    "the parameter {name:?} is not known here"
                )));
            }
            if pairs.iter().any(|(own, _)| own == name) {
                return Err(Fault::Malformed(format!(
                    "the parameter {name} is given twice"
                )));
            }
            let value = decode(value).ok_or_else(|| {
                Fault::Malformed(format!("the parameter {name} cannot be read: {value:?}"))
            })?;
            pairs.push((name.to_owned(), value));
        }
        Ok(Self(pairs))
    }

    pub fn get(&self, name: &str) -> Option<String> {
        self.0
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.clone())
    }

    /// A value that must be one of those that `read` knows.
    pub fn keyed<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Answer<Option<T>> {
        let wrong = |value: String| {
            Fault::Malformed(format!("the parameter {name} has the value {value:?}"))
        };
        self.get(name)
            .map(|value| read(&value).ok_or_else(|| wrong(value)))
            .transpose()
    }
}

/// The parameters of most public reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub lang: Language,
    pub set: Set,
    pub version: Option<u32>,
}

/// Reads a query that may hold only the names in `known`.
pub fn asked(uri: &Uri, known: &[&str]) -> Answer<Asked> {
    let query = Query::read(uri, known)?;
    Ok(Asked {
        lang: query.keyed("lang", Language::from_key)?.unwrap_or_default(),
        set: query
            .keyed("set", Set::from_key)?
            .unwrap_or_else(default_set),
        version: query.keyed("version", |value| {
            value.parse().ok().filter(|version| *version > 0)
        })?,
    })
}
