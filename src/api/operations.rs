//! The operations that the SPA calls, as in api/openapi.json; a test compares the two and the
//! routes of the backend.

/// Name, method and path of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: &'static str,
    pub method: &'static str,
    pub path: &'static str,
}

macro_rules! operations {
    ($($name:ident = $id:literal $method:literal $path:literal;)+) => {
        $(pub const $name: Operation = Operation { id: $id, method: $method, path: $path };)+
        pub const ALL: &[Operation] = &[$($name),+];
    };
}

operations! {
    GET_CATALOGUE = "getCatalogue" "GET" "/v1/catalogue";
    GET_RESOLUTION = "getResolution" "GET" "/v1/resolutions/{code}";
    GET_PROGRESS_REPORT = "getProgressReport" "GET" "/v1/resolutions/{code}/progress/{year}";
    GET_ACTIVITY_REPORT = "getActivityReport" "GET" "/v1/resolutions/{code}/activity/{year}/{constituent}";
    LIST_CONSTITUENTS = "listConstituents" "GET" "/v1/constituents";
    GET_CONSTITUENT = "getConstituent" "GET" "/v1/constituents/{id}";
    GET_COUNTRY = "getCountry" "GET" "/v1/countries/{country}";
    LIST_REPORTS = "listReports" "GET" "/v1/reports";
    GET_SESSION = "getSession" "GET" "/v1/session";
    SIGN_OUT = "signOut" "DELETE" "/v1/session";
    LIST_DEMO_PEOPLE = "listDemoPeople" "GET" "/v1/session/demo";
    SIGN_IN_DEMO = "signInDemo" "POST" "/v1/session/demo";
    GET_WORKSPACE = "getWorkspace" "GET" "/v1/workspace";
    GET_DRAFT = "getDraft" "GET" "/v1/drafts/{id}";
    GET_RECEIVED = "getReceived" "GET" "/v1/drafts/{id}/received";
    CREATE_DRAFT = "createDraft" "PUT" "/v1/drafts/{id}";
    CHANGE_DRAFT = "changeDraft" "PATCH" "/v1/drafts/{id}";
    DELETE_DRAFT = "deleteDraft" "DELETE" "/v1/drafts/{id}";
    TAKE_STEP = "takeStep" "POST" "/v1/drafts/{id}/steps";
}

impl Operation {
    /// The address with its parameters in the order of the template.
    pub fn at(&self, parameters: &[&str]) -> String {
        let mut parameters = parameters.iter();
        let steps = self.path.split('/').map(|step| {
            if step.starts_with('{') {
                crate::address::step(parameters.next().copied().unwrap_or_default())
            } else {
                step.to_owned()
            }
        });
        steps.collect::<Vec<_>>().join("/")
    }
}

/// The document that a public page is written from, where it needs one.
pub fn document_of(place: &crate::address::Place) -> Option<String> {
    use crate::address::Address;
    let lang = place.lang.key();
    let version =
        |version: &Option<u32>| version.map(|n| format!("&version={n}")).unwrap_or_default();
    let of_set = |path: &str| Some(format!("{path}?set={}&lang={lang}", place.set.key()));
    match &place.address {
        // leads on to the file of today, which the browser keeps
        Address::Overview | Address::Resolutions(_) | Address::Congress(_) => {
            of_set(GET_CATALOGUE.path)
        }
        Address::Embed(choice) if choice.kind() != crate::embedding::Kind::Member => {
            of_set(GET_CATALOGUE.path)
        }
        Address::Members(_) | Address::Embed(_) => of_set(LIST_CONSTITUENTS.path),
        Address::Country(code) => of_set(&GET_COUNTRY.at(&[code])),
        Address::Changes(since) => {
            let since = since
                .as_ref()
                .map(|day| format!("&since={day}"))
                .unwrap_or_default();
            Some(format!(
                "{}?set={}&lang={lang}&limit=100{since}",
                LIST_REPORTS.path,
                place.set.key()
            ))
        }
        Address::Constituent { id, .. } => of_set(&GET_CONSTITUENT.at(&[id])),
        Address::Resolution(code) => Some(format!(
            "{}?lang={lang}",
            GET_RESOLUTION.at(&[&code.to_string()])
        )),
        Address::Progress {
            code,
            year,
            version: n,
        } => Some(format!(
            "{}?lang={lang}{}",
            GET_PROGRESS_REPORT.at(&[&code.to_string(), year]),
            version(n)
        )),
        Address::Activity {
            code,
            year,
            constituent,
            version: n,
        } => Some(format!(
            "{}?lang={lang}{}",
            GET_ACTIVITY_REPORT.at(&[&code.to_string(), year, constituent]),
            version(n)
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_go_into_their_places() {
        assert_eq!(
            GET_PROGRESS_REPORT.at(&["WCC-2020-Res-040", "2022"]),
            "/v1/resolutions/WCC-2020-Res-040/progress/2022"
        );
    }
}
