//! Section 5: anything else, and links to evidence. Files are not kept here.

use super::ReportForm;
use super::fields::LinkFields;
use super::sections::{Section, section as in_section};
use leptos::prelude::*;
use words::key;

pub fn section(form: ReportForm) -> AnyView {
    let (cx, fields) = (form.cx, form.fields);
    let label = format!("{} {}", cx.say(key::FORM_ADDITIONAL), cx.say(key::FORM_OPTIONAL));
    let links = move || fields.links.get().into_iter().enumerate().map(|(at, link)| link_fields(form, at, link)).collect_view();
    let add = move |_| {
        fields.add_link();
        form.edited();
    };
    let body = view! {
        {fields.additional.field(form, label, None, true)}
        <fieldset class="choice-group stack">
            <legend class="choice-group__legend">{cx.t(key::FORM_LINKS)} " " <span class="field__optional">{cx.t(key::FORM_OPTIONAL)}</span></legend>
            <p class="field__hint">{cx.t(key::FORM_LINKS_HINT)}</p>
            {links}
            <p><button class="button" type="button" on:click=add>{cx.t(key::FORM_LINK_ADD)}</button></p>
        </fieldset>
    };
    in_section(form, Section::Additional, body.into_any())
}

fn link_fields(form: ReportForm, at: usize, link: LinkFields) -> AnyView {
    let cx = form.cx;
    let n = (at + 1).to_string();
    let label = |msg| cx.fill(msg, &[("n", &n)]);
    let id = link.id.get_value();
    let remove = move |_| {
        form.fields.links.update(|links| links.retain(|link| link.id.with_value(|own| *own != id)));
        form.edited();
    };
    view! {
        <div class="stack">
            {link.url.field(form, label(key::FORM_LINK_URL), None, false)} {link.title.field(form, label(key::FORM_LINK_TITLE), None, false)}
            <p><button class="button button--quiet" type="button" on:click=remove>{label(key::FORM_LINK_REMOVE)}</button></p>
        </div>
    }
    .into_any()
}
