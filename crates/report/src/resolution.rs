//! A Resolution and what is on file of its Operative Paragraphs. Facts are three-valued: absent is
//! unknown.

use crate::code::ResolutionCode;
use crate::language::Translated;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resolution {
    pub code: ResolutionCode,
    #[serde(default)]
    pub title: Translated,
    /// Archived does not mean invalid: main actions done. Absent is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraphs: Option<Paragraphs>,
    /// Fictitious, of the demonstration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub synthetic: bool,
    /// The public page that the facts were read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paragraphs {
    /// The whole tree with its text is on file; otherwise only numbers that reports cite.
    pub complete: bool,
    pub tree: Vec<Paragraph>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// `4.b`
    pub id: String,
    #[serde(default)]
    pub text: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Self>,
}

impl Resolution {
    /// What a report proves of a Resolution that is not on file: that it is, and where that stands.
    pub fn untitled(code: ResolutionCode, source: Option<String>) -> Self {
        Self {
            code,
            title: Translated::default(),
            archived: None,
            paragraphs: None,
            synthetic: false,
            source,
        }
    }
}

impl Paragraphs {
    /// Every paragraph of the tree, parents before their parts.
    pub fn ids(&self) -> Vec<&str> {
        fn walk<'a>(tree: &'a [Paragraph], into: &mut Vec<&'a str>) {
            for paragraph in tree {
                into.push(&paragraph.id);
                walk(&paragraph.parts, into);
            }
        }
        let mut ids = Vec::new();
        walk(&self.tree, &mut ids);
        ids
    }

    /// The paragraphs without parts: what coverage counts and the form offers.
    pub fn leaves(&self) -> Vec<&str> {
        fn walk<'a>(tree: &'a [Paragraph], into: &mut Vec<&'a str>) {
            for paragraph in tree {
                if paragraph.parts.is_empty() {
                    into.push(&paragraph.id);
                }
                walk(&paragraph.parts, into);
            }
        }
        let mut ids = Vec::new();
        walk(&self.tree, &mut ids);
        ids
    }

    /// Numbers that reports prove, without texts.
    pub fn skeleton(ids: &[&str]) -> Self {
        let tree = ids
            .iter()
            .map(|id| Paragraph {
                id: (*id).to_owned(),
                text: Translated::default(),
                parts: vec![],
            })
            .collect();
        Self {
            complete: false,
            tree,
        }
    }
}
