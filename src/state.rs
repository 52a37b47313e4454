//! What nearly every view asks for, in context: where one is, and who is signed in.

use crate::address::Place;
use leptos::prelude::*;

/// The place of the address; nothing where it leads nowhere.
#[derive(Clone, Copy)]
pub struct Here(pub RwSignal<Option<Place>>);

/// What is known of the person.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Who {
    /// Not asked yet, or nobody to ask.
    #[default]
    Unknown,
    Nobody,
    Person(String),
}

#[derive(Clone, Copy)]
pub struct SignedIn(pub RwSignal<Who>);
