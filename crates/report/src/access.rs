//! Who may do what with a report (spec: section 4). One function, asked by the backend to refuse
//! and by the SPA to hide.

use crate::code::ResolutionCode;
use crate::state::{State, Step};
use crate::vocabulary::{ReportKind, vocabulary};
use crate::word::Word;
use serde::{Deserialize, Serialize};

/// What a person may act as. Several may be held at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RoleDocument", into = "RoleDocument")]
pub enum Role {
    Contributor {
        constituent: String,
    },
    Approver {
        constituent: String,
    },
    /// Of one Resolution, or of all (`*`).
    FocalPoint {
        resolution: String,
    },
    Administrator,
    /// Another backend's: it allows nothing here.
    Unlisted {
        role: Word,
        constituent: Option<String>,
        resolution: Option<String>,
    },
}

/// A role as JSON: `{"role": "approver", "constituent": "…"}`. Written out, because an internally
/// tagged enum makes serde buffer its content, which alone weighs several kilobytes in the WASM.
#[derive(Clone, Serialize, Deserialize)]
struct RoleDocument {
    role: RoleKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    constituent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resolution: Option<String>,
}

vocabulary! {
    RoleKey {
        Contributor = "contributor",
        Approver = "approver",
        FocalPoint = "focal_point",
        Administrator = "administrator",
    }
}

impl Role {
    /// Whom it acts for.
    pub fn constituent(&self) -> Option<&str> {
        match self {
            Self::Contributor { constituent } | Self::Approver { constituent } => Some(constituent),
            Self::FocalPoint { .. } | Self::Administrator | Self::Unlisted { .. } => None,
        }
    }
}

impl From<Role> for RoleDocument {
    fn from(role: Role) -> Self {
        match role {
            Role::Contributor { constituent } => Self {
                role: RoleKey::Contributor,
                constituent: Some(constituent),
                resolution: None,
            },
            Role::Approver { constituent } => Self {
                role: RoleKey::Approver,
                constituent: Some(constituent),
                resolution: None,
            },
            Role::FocalPoint { resolution } => Self {
                role: RoleKey::FocalPoint,
                constituent: None,
                resolution: Some(resolution),
            },
            Role::Administrator => Self {
                role: RoleKey::Administrator,
                constituent: None,
                resolution: None,
            },
            Role::Unlisted {
                role,
                constituent,
                resolution,
            } => Self {
                role: RoleKey::Unlisted(role),
                constituent,
                resolution,
            },
        }
    }
}

impl TryFrom<RoleDocument> for Role {
    type Error = &'static str;

    fn try_from(document: RoleDocument) -> Result<Self, Self::Error> {
        match (document.role, document.constituent, document.resolution) {
            (RoleKey::Contributor, Some(constituent), None) => {
                Ok(Self::Contributor { constituent })
            }
            (RoleKey::Approver, Some(constituent), None) => Ok(Self::Approver { constituent }),
            (RoleKey::FocalPoint, None, Some(resolution)) => Ok(Self::FocalPoint { resolution }),
            (RoleKey::Administrator, None, None) => Ok(Self::Administrator),
            (RoleKey::Unlisted(role), constituent, resolution) => Ok(Self::Unlisted {
                role,
                constituent,
                resolution,
            }),
            _ => Err("a role names its constituent or its resolution"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Read,
    Write,
    Delete,
    Take(Step),
}

/// Of a report, what access depends on.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    pub kind: ReportKind,
    pub code: &'a ResolutionCode,
    /// Empty for a Progress Report.
    pub constituent: &'a str,
    pub state: State,
    /// It was submitted at least once, so it is no longer the writer's alone to delete.
    pub ever_submitted: bool,
}

pub fn writes_for(roles: &[Role], constituent: &str) -> bool {
    roles.iter().any(|role| matches!(role, Role::Contributor { constituent: own } | Role::Approver { constituent: own } if own == constituent))
}

pub fn approves_for(roles: &[Role], constituent: &str) -> bool {
    roles
        .iter()
        .any(|role| matches!(role, Role::Approver { constituent: own } if own == constituent))
}

pub fn is_focal_point(roles: &[Role], code: &ResolutionCode) -> bool {
    roles.iter().any(|role| matches!(role, Role::FocalPoint { resolution } if resolution == "*" || *resolution == code.to_string()))
}

pub fn is_administrator(roles: &[Role]) -> bool {
    roles.contains(&Role::Administrator)
}

/// Whether these roles allow the deed on the report as it stands. The published copy is public and
/// not asked for here.
pub fn may(roles: &[Role], deed: Deed, object: Object<'_>) -> bool {
    let owns = match object.kind {
        ReportKind::Activity => writes_for(roles, object.constituent),
        ReportKind::Progress => is_focal_point(roles, object.code),
        ReportKind::Unlisted(_) => false,
    };
    let approves = match object.kind {
        ReportKind::Activity => approves_for(roles, object.constituent),
        ReportKind::Progress => is_focal_point(roles, object.code),
        ReportKind::Unlisted(_) => false,
    };
    // nobody decides on a report of a Constituent that they write for
    let decides =
        is_focal_point(roles, object.code) && !(object.kind == ReportKind::Activity && owns);
    match deed {
        Deed::Read => owns || is_administrator(roles) || (decides && object.state != State::Draft),
        Deed::Write => owns && object.state.is_open(),
        Deed::Delete => owns && object.state == State::Draft && !object.ever_submitted,
        Deed::Take(Step::Submit | Step::Recall) => approves,
        Deed::Take(Step::Correct | Step::Discard) => owns,
        Deed::Take(Step::Return) => decides,
        // an administrator stands in where a Focal Point may not publish what they wrote themselves
        Deed::Take(Step::Publish) => {
            decides || (object.kind == ReportKind::Progress && is_administrator(roles))
        }
        Deed::Take(Step::Withdraw) => is_administrator(roles),
        Deed::Take(Step::Unlisted(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(name: &str) -> Vec<Role> {
        match name {
            "contributor" => vec![Role::Contributor {
                constituent: "m-own".into(),
            }],
            "approver" => vec![Role::Approver {
                constituent: "m-own".into(),
            }],
            "focal_point" => vec![Role::FocalPoint {
                resolution: "DEMO-2024-Res-001".into(),
            }],
            "administrator" => vec![Role::Administrator],
            _ => vec![],
        }
    }

    fn object(code: &ResolutionCode, state: State) -> Object<'_> {
        Object {
            kind: ReportKind::Activity,
            code,
            constituent: "m-own",
            state,
            ever_submitted: false,
        }
    }

    #[test]
    fn a_contributor_writes_and_does_not_submit() {
        let code = "DEMO-2024-Res-001".parse().unwrap();
        let draft = object(&code, State::Draft);
        assert!(may(&role("contributor"), Deed::Write, draft));
        assert!(!may(&role("contributor"), Deed::Take(Step::Submit), draft));
        assert!(may(&role("approver"), Deed::Take(Step::Submit), draft));
        assert!(!may(&role("public"), Deed::Read, draft));
    }

    #[test]
    fn the_focal_point_reads_and_publishes_only_what_was_submitted() {
        let code = "DEMO-2024-Res-001".parse().unwrap();
        assert!(!may(
            &role("focal_point"),
            Deed::Read,
            object(&code, State::Draft)
        ));
        assert!(may(
            &role("focal_point"),
            Deed::Read,
            object(&code, State::Submitted)
        ));
        assert!(may(
            &role("focal_point"),
            Deed::Take(Step::Publish),
            object(&code, State::Submitted)
        ));
        let other = "DEMO-2024-Res-002".parse().unwrap();
        assert!(!may(
            &role("focal_point"),
            Deed::Take(Step::Publish),
            object(&other, State::Submitted)
        ));
        let both = [role("focal_point"), role("contributor")].concat();
        assert!(
            !may(
                &both,
                Deed::Take(Step::Publish),
                object(&code, State::Submitted)
            ),
            "never of a Constituent one writes for"
        );
    }

    #[test]
    fn who_writes_a_report_opens_its_correction_and_the_focal_point_does_not() {
        let code = "DEMO-2024-Res-001".parse().unwrap();
        let published = Object {
            ever_submitted: true,
            ..object(&code, State::Published)
        };
        assert!(may(
            &role("contributor"),
            Deed::Take(Step::Correct),
            published
        ));
        assert!(!may(
            &role("focal_point"),
            Deed::Take(Step::Correct),
            published
        ));
    }

    #[test]
    fn only_an_administrator_withdraws_and_nobody_deletes_what_was_submitted_once() {
        let code = "DEMO-2024-Res-001".parse().unwrap();
        for name in ["public", "contributor", "approver", "focal_point"] {
            assert!(
                !may(
                    &role(name),
                    Deed::Take(Step::Withdraw),
                    object(&code, State::Published)
                ),
                "{name}"
            );
        }
        assert!(may(
            &role("administrator"),
            Deed::Take(Step::Withdraw),
            object(&code, State::Published)
        ));
        let recalled = Object {
            ever_submitted: true,
            ..object(&code, State::Draft)
        };
        assert!(!may(&role("approver"), Deed::Delete, recalled));
        assert!(may(
            &role("approver"),
            Deed::Delete,
            object(&code, State::Draft)
        ));
    }
}
