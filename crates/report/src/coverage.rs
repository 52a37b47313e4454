//! Which Operative Paragraphs reports cite. Cited, never "implemented".

use crate::body::Body;
use crate::reference::cited;
use crate::resolution::Paragraphs;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// In the order of the Resolution where its tree is on file, else of the texts.
    pub cited: Vec<String>,
    /// Paragraphs that no report cites; only where the whole tree is on file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silent: Option<Vec<String>>,
}

/// A paragraph counts as cited if it or one of its parts is named. `also` names paragraphs that
/// imported texts cite in another style than `[OP4.b]`.
pub fn coverage<'a>(
    bodies: impl Iterator<Item = &'a Body>,
    also: impl Iterator<Item = &'a String>,
    paragraphs: Option<&Paragraphs>,
) -> Coverage {
    let mut named: Vec<String> = also.cloned().collect();
    for (_, text) in bodies.flat_map(|body| body.narratives()) {
        named.extend(cited(&text));
    }
    named.sort_unstable();
    named.dedup();
    let Some(known) = paragraphs.filter(|known| known.complete) else {
        return Coverage {
            cited: named,
            silent: None,
        };
    };
    let is_named = |id: &str| named.binary_search_by(|name| name.as_str().cmp(id)).is_ok();
    let touches = |id: &str| {
        let mut wholes = id.match_indices('.').map(|(at, _)| &id[..at]);
        let parts = format!("{id}.");
        let first = named.partition_point(|name| *name < parts);
        let has_part = named
            .get(first)
            .is_some_and(|name| name.starts_with(&parts));
        is_named(id) || has_part || wholes.any(is_named)
    };
    let (cited, silent): (Vec<&str>, Vec<&str>) =
        known.leaves().into_iter().partition(|id| touches(id));
    let own = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    Coverage {
        cited: own(cited),
        silent: Some(own(silent)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::typed;

    #[test]
    fn without_the_tree_there_is_no_fraction() {
        let mut body = Body::default();
        body.challenges.entries = typed("Hard [OP4.b] and [OP1.a]");
        assert_eq!(
            coverage([&body].into_iter(), [].iter(), None),
            Coverage {
                cited: vec!["1.a".into(), "4.b".into()],
                silent: None
            }
        );
        let skeleton = Paragraphs::skeleton(&["1.a"]);
        assert_eq!(
            coverage([&body].into_iter(), [].iter(), Some(&skeleton)).silent,
            None
        );
        let whole = Paragraphs {
            complete: true,
            ..Paragraphs::skeleton(&["1.a", "2", "4.b"])
        };
        assert_eq!(
            coverage([&body].into_iter(), [].iter(), Some(&whole)).silent,
            Some(vec!["2".into()])
        );
    }
}
