//! How to show our widgets in another site: choose what, see it at three widths, copy a snippet.

use super::members::found;
use crate::address::{Address, Listed, default_set};
use crate::config::Capability;
use crate::embedding::{Choice, Kind, Theme, snippet};
use crate::i18n::{Cx, Page};
use crate::listing::{demo_stamp, search_field};
use maud::{Markup, html};
use report::catalogue::Catalogue;
use report::constituent::Constituent;
use words::{Msg, fold, key};

/// Hits that are offered; who finds too many types on.
const OFFERED: usize = 8;

/// Widths and heights at which the widget is shown, in CSS pixels; the last width is what there is.
const SIZES: [(&str, &str); 3] = [("320", "880"), ("480", "760"), ("100%", "640")];

/// Where what is embedded is looked for.
pub enum Among<'a> {
    Catalogue(&'a Catalogue),
    Constituents(Vec<Constituent>),
}

/// Something that can be embedded.
struct Offer {
    scope: String,
    name: String,
    /// Where its page is.
    page: String,
}

/// `origin` is the scheme and host by which the reader names this server.
pub fn embed(cx: Cx, choice: &Choice, among: Among<'_>, origin: &str) -> Page {
    let (chosen, offers) = offers(cx, choice, among);
    let title = cx.say(key::EMBED_TITLE);
    let main = html! {
        div class="pagehead" {
            p class="stamp" { (demo_stamp(cx)) }
            h1 tabindex="-1" { (title) }
            p class="lead" { (cx.t(key::EMBED_LEAD)) }
        }
        form class="stack embed" id="finder" action=(cx.href(&Address::Embed(Choice::default()))) {
            h2 { (cx.t(key::EMBED_WHAT)) }
            nav aria-label=(cx.say(key::EMBED_WHAT)) {
                ul class="chips" {
                    @for kind in Kind::ALL {
                        @let to = Address::Embed(choice.with(kind, ""));
                        li { a class="chip" href=(cx.href(&to)) rel=[cx.rel(&to)] aria-current=[(kind == choice.kind()).then_some("true")] { (cx.t(kind_name(kind))) } }
                    }
                }
            }
            input type="hidden" name="kind" value=(choice.kind().key());
            @match choice.kind() {
                Kind::Resolution => (search_field(cx, key::FINDER_SEARCH, choice.words())),
                Kind::Member => (search_field(cx, key::MEMBERS_SEARCH, choice.words())),
                Kind::Congress | Kind::Counter => { @if cx.set != default_set() { input type="hidden" name="set" value=(cx.set.key()); } },
            }
            @if !offers.is_empty() {
                ul class="offers" id="rows" {
                    @for offer in &offers {
                        @let to = Address::Embed(choice.with(choice.kind(), &offer.scope));
                        li { a href=(cx.href(&to)) rel=[cx.rel(&to)] { (offer.name) } }
                    }
                }
            } @else if !choice.words().is_empty() {
                p class="notice" role="status" { (cx.t(key::EMBED_NOTHING)) }
            }
            @if !choice.scope().is_empty() { input type="hidden" name="scope" value=(choice.scope()); }
            // a look that was chosen before stays while another thing is looked for
            @if chosen.is_some() { (look_fields(cx, choice)) } @else {
                @for (name, value) in choice.pairs().filter(|(name, _)| !matches!(*name, "kind" | "scope" | "q")) { input type="hidden" name=(name) value=(value); }
            }
        }
        @match &chosen {
            Some(chosen) => {
                (previews(cx, choice, chosen))
                (snippets(cx, choice, chosen, origin))
            }
            None => { p class="note" { (cx.t(key::EMBED_CHOOSE)) } }
        }
    };
    Page {
        title: title.into(),
        description: cx.say(key::EMBED_LEAD).into(),
        main,
    }
}

fn kind_name(kind: Kind) -> Msg {
    match kind {
        Kind::Resolution => key::EMBED_RESOLUTION,
        Kind::Member => key::EMBED_MEMBER,
        Kind::Congress => key::FINDER_CONGRESS,
        Kind::Counter => key::EMBED_COUNTER,
    }
}

/// What is chosen, and what is found.
fn offers(cx: Cx, choice: &Choice, among: Among<'_>) -> (Option<Offer>, Vec<Offer>) {
    let (mut chosen, mut hits) = (None, vec![]);
    let mut offer = |is_hit: bool, scope: String, name: String, page: &Address| {
        let is_chosen = scope == choice.scope() || choice.kind() == Kind::Counter;
        let one = Offer {
            scope,
            name,
            page: cx.href(page),
        };
        match (is_chosen, is_hit) {
            (true, _) => chosen = Some(one),
            (_, true) if hits.len() < OFFERED || choice.kind() == Kind::Congress => hits.push(one),
            _ => {}
        }
    };
    let wanted = fold(choice.words());
    match among {
        Among::Catalogue(catalogue) if choice.kind() == Kind::Counter => {
            offer(
                false,
                cx.set.key().to_owned(),
                super::overview::title(cx, catalogue),
                &Address::Overview,
            );
        }
        Among::Catalogue(catalogue) => {
            for one in &catalogue.assemblies {
                if choice.kind() == Kind::Congress {
                    offer(
                        true,
                        one.key.clone(),
                        cx.fill(key::CONGRESS_LEAD, &[("name", &one.name)]),
                        &Address::Congress(one.key.clone()),
                    );
                    continue;
                }
                for row in catalogue.rows_of(&one.key) {
                    let Some(code) = row.code() else { continue };
                    let is_hit = !wanted.is_empty()
                        && wanted
                            .split_whitespace()
                            .all(|word| catalogue.text(&row, fold).contains(word));
                    let scope = code.to_string();
                    if is_hit || scope == choice.scope() {
                        let title = row
                            .title
                            .map_or(cx.say(key::TITLE_NOT_ON_FILE), |(_, title)| title);
                        offer(
                            is_hit,
                            scope,
                            format!("{}: {title}", code.spaced()),
                            &Address::Resolution(code),
                        );
                    }
                }
            }
        }
        Among::Constituents(all) => {
            let own = all
                .iter()
                .filter(|one| one.id == choice.scope())
                .cloned()
                .collect();
            for (is_hit, constituents) in [
                (false, own),
                (
                    true,
                    if wanted.is_empty() {
                        vec![]
                    } else {
                        found(all, choice.words())
                    },
                ),
            ] {
                for one in constituents {
                    if let Some(kind) = Listed::of(one.kind) {
                        offer(
                            is_hit,
                            one.id.clone(),
                            one.full_name(),
                            &Address::Constituent {
                                kind,
                                id: one.id.clone(),
                            },
                        );
                    }
                }
            }
        }
    }
    (chosen, hits)
}

/// A copy without a server cannot read an address, so it has one look.
fn look_fields(cx: Cx, choice: &Choice) -> Markup {
    let look = choice.look();
    let is_wrong = look.accent.is_none() && !choice.accent().is_empty();
    html! {
        h2 { (cx.t(key::EMBED_LOOK)) }
        @if !cx.session {
            p class="note" { (cx.t(key::EMBED_LOOK_COPY)) }
        } @else {
            div class="embed__look" {
                div class="field" {
                    label class="field__label" for="theme" { (cx.t(key::COLOPHON_LOOK)) }
                    select class="field__input" id="theme" name="theme" {
                        @for theme in Theme::ALL { option value=(if theme == Theme::Auto { "" } else { theme.key() }) selected[theme == look.theme] { (cx.say(theme_name(theme))) } }
                    }
                }
                div .field .field--wrong[is_wrong] {
                    label class="field__label" for="accent" { (cx.t(key::EMBED_ACCENT)) }
                    p .field__hint .field__problem[is_wrong] id="accent-hint" { (cx.t(key::EMBED_ACCENT_HINT)) }
                    input class="field__input" id="accent" name="accent" value=(choice.accent()) aria-invalid=[is_wrong.then_some("true")] maxlength="7" autocomplete="off" spellcheck="false" aria-describedby="accent-hint";
                }
                label class="choice" { input class="choice__input" type="checkbox" name="bg" value="transparent" checked[look.transparent]; span { (cx.t(key::EMBED_GROUND)) } }
            }
            p { button class="button" type="submit" { (cx.t(key::FINDER_SHOW)) } }
        }
    }
}

fn theme_name(theme: Theme) -> Msg {
    match theme {
        Theme::Auto => key::COLOPHON_LOOK_DEVICE,
        Theme::Light => key::COLOPHON_LOOK_LIGHT,
        Theme::Dark => key::COLOPHON_LOOK_DARK,
    }
}

/// `/e/v1/resolution/en/WCC-2020-Res-040?theme=dark`.
fn path(cx: Cx, choice: &Choice, chosen: &Offer, picture: bool) -> String {
    let end = if picture {
        String::new()
    } else {
        choice.look().query()
    };
    format!(
        "/e/v1/{}/{}/{}{end}",
        choice.kind().key(),
        cx.lang.key(),
        chosen.scope
    )
}

fn previews(cx: Cx, choice: &Choice, chosen: &Offer) -> Markup {
    let path = path(cx, choice, chosen, false);
    html! {
        section class="section" aria-labelledby="preview" {
            h2 id="preview" { (chosen.name) }
            p class="note" { (cx.t(key::EMBED_LANGUAGE)) }
            div class="stack" {
                @for (width, height) in SIZES {
                    div class="embed__preview" {
                        p class="stamp" { @if width.ends_with('%') { (cx.t(key::EMBED_WHOLE_WIDTH)) } @else { (width) " px" } }
                        iframe src=(path) width=(width) height=(height) loading="lazy" title={ (chosen.name) ", " (width) } {}
                    }
                }
            }
        }
    }
}

fn snippets(cx: Cx, choice: &Choice, chosen: &Offer, origin: &str) -> Markup {
    let address = format!("{origin}{}", path(cx, choice, chosen, false));
    let page = format!("{origin}{}", chosen.page);
    let frame = snippet::frame(&chosen.name, &address, choice.kind());
    let growing = format!("{frame}\n{}", snippet::loader(origin));
    let picture = snippet::picture(
        &chosen.name,
        &format!("{origin}{}", path(cx, choice, chosen, true)),
        &page,
    );
    let frames = format!("frame-src {origin}");
    let all = [
        (
            "address",
            key::EMBED_ADDRESS,
            key::EMBED_ADDRESS_WHEN,
            page,
            String::new(),
        ),
        (
            "simple",
            key::EMBED_SIMPLE,
            key::EMBED_SIMPLE_WHEN,
            frame,
            frames.clone(),
        ),
        (
            "growing",
            key::EMBED_GROWING,
            key::EMBED_GROWING_WHEN,
            growing,
            format!("{frames}; script-src {origin}/e/v1/loader.js"),
        ),
        (
            "picture",
            key::EMBED_PICTURE,
            key::EMBED_PICTURE_WHEN,
            picture,
            format!("img-src {origin}"),
        ),
    ];
    html! {
        section class="section stack embed" aria-labelledby="snippets" {
            h2 id="snippets" { (cx.t(key::EMBED_COPY)) }
            @for (id, name, when, code, allow) in &all {
                div class="field" {
                    label class="field__label" for=(id) { (cx.t(*name)) }
                    p class="field__hint" id={ (id) "-when" } {
                        (cx.t(*when))
                        @if !allow.is_empty() { " " (cx.t(key::EMBED_POLICY)) " " code { (allow) } }
                    }
                    textarea class="field__input embed__code" id=(id) readonly rows="3" spellcheck="false" aria-describedby={ (id) "-when" } { (code) }
                    p class="deeds" {
                        button class="button" type="button" data-do="copy" data-of=(id) { (cx.t(key::EMBED_COPY_THIS)) span class="visually-hidden" { ": " (cx.t(*name)) } } " "
                        span id={ (id) "-copied" } role="status" data-part="" data-said=(cx.say(key::EMBED_COPIED)) {}
                    }
                }
            }
            p class="note" { (cx.t(key::EMBED_PROMISE)) " " (cx.link(&Address::DataPolicy, cx.t(key::COLOPHON_DATA_POLICY))) }
        }
    }
}

/// The way here from a page that has a widget.
pub fn embed_link(cx: Cx, kind: Kind, scope: &str) -> Markup {
    let to = Address::Embed(Choice::new(kind, scope));
    html! {
        @if cx.has(Capability::Widgets) { p class="deeds" { (cx.link(&to, cx.t(key::EMBED_TITLE))) } }
    }
}
