//! Every public address of a set, for search engines and for a static copy; robots.txt and
//! sitemap.xml.

use crate::http::Shared;
use crate::store::StoreError;
use report::code::Set;
use report::language::Language;
use report::vocabulary::ReportKind;
use resolution_progress::address::{Address, Listed, Place};
use resolution_progress::embedding::Choice;
use resolution_progress::filter::Filter;
use resolution_progress::html::escape;
use std::collections::BTreeSet;

/// Pages of a set in the order of the site: lists first, then what they lead to.
pub fn addresses(app: &Shared, set: Set) -> Result<Vec<Address>, StoreError> {
    let index = app.files.index(&app.store, set)?;
    let mut all = vec![
        Address::Overview,
        Address::Resolutions(Filter::default()),
        Address::Members(String::new()),
        Address::Changes(None),
    ];
    all.extend([
        Address::Embed(Choice::default()),
        Address::About,
        Address::Data,
        Address::DataPolicy,
        Address::Accessibility,
        Address::Unknown,
    ]);
    let assemblies: BTreeSet<String> = index
        .resolutions
        .keys()
        .map(|code| code.assembly_key())
        .collect();
    all.extend(assemblies.into_iter().map(Address::Congress));
    let mut listed: Vec<_> = index
        .constituents
        .values()
        .filter_map(|one| {
            Some(Address::Constituent {
                kind: Listed::of(one.kind)?,
                id: one.id.clone(),
            })
        })
        .collect();
    listed.sort_by_key(|address| {
        Place {
            lang: Language::En,
            set,
            address: address.clone(),
        }
        .path()
    });
    let countries = index
        .constituents
        .values()
        .filter(|one| Listed::of(one.kind) == Some(Listed::Member))
        .filter_map(|one| one.country.clone());
    all.extend(
        countries
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(Address::Country),
    );
    all.extend(listed);
    all.extend(index.resolutions.keys().cloned().map(Address::Resolution));
    for report in &index.reports {
        let (code, year, version) = (report.code.clone(), report.year.clone(), None);
        all.push(match report.kind {
            ReportKind::Progress => Address::Progress {
                code,
                year,
                version,
            },
            ReportKind::Activity | ReportKind::Unlisted(_) => Address::Activity {
                code,
                year,
                constituent: report.constituent.clone(),
                version,
            },
        });
    }
    Ok(all)
}

/// `origin` is scheme and host, `https://example.org`.
pub fn robots(origin: &str) -> String {
    let work: Vec<String> = Language::ALL
        .iter()
        .map(|lang| format!("Disallow: /{}/work\n", lang.key()))
        .collect();
    format!(
        "User-agent: *\n{}Disallow: /v1/\nSitemap: {origin}/sitemap.xml\n",
        work.concat()
    )
}

/// The pages of the facts in every language; nothing that is invented is for search engines.
pub fn sitemap(app: &Shared, origin: &str) -> Result<String, StoreError> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for address in addresses(app, Set::Facts)? {
        let paths = Language::ALL.map(|lang| {
            (
                lang,
                escape(&format!(
                    "{origin}{}",
                    Place {
                        lang,
                        set: Set::Facts,
                        address: address.clone()
                    }
                    .path()
                )),
            )
        });
        for (_, own) in &paths {
            out.push_str(&format!("<url><loc>{own}</loc>"));
            for (lang, path) in &paths {
                out.push_str(&format!(
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{path}\"/>",
                    lang.key()
                ));
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    Ok(out)
}
