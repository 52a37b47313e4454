//! R5: who took part. "None" and "I do not know" are answers; a blank is none.

use super::{Problem, ProblemKey};
use crate::body::Body;

pub(super) fn check(body: &Body, all: &mut Vec<Problem>) {
    let involved = &body.involved;
    if involved.members.is_empty() && involved.members_answer.is_none() {
        all.push(Problem::new(
            "/involved/members",
            ProblemKey::MembersMissing,
        ));
    }
    if involved.commissions.is_empty() && involved.commissions_answer.is_none() {
        all.push(Problem::new(
            "/involved/commissions",
            ProblemKey::CommissionsMissing,
        ));
    }
    if involved.secretariat.is_none() {
        all.push(Problem::new(
            "/involved/secretariat",
            ProblemKey::SecretariatMissing,
        ));
    }
}
