//! Once in French.

use anyhow::Result;
use journeys::{Backend, Person};

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_in_french() -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    member.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    member.sees_the_app().await?;
    member.clicks("FR").await?;
    member
        .until("the page to be French", "return document.documentElement.lang === 'fr' && location.pathname === '/fr/resolutions/DEMO-2024-Res-003'", vec![])
        .await?;
    member.sees_the_app().await?;
    member
        .until(
            "the title of the Resolution in French",
            "return document.querySelector('h1').lang === 'fr'",
            vec![],
        )
        .await?;
    member
        .until(
            "to find the way to the report",
            "const a = [...document.querySelectorAll('main a')].find((a) => a.pathname.includes('/work/report-on/')); a?.click(); return Boolean(a)",
            vec![],
        )
        .await?;
    member
        .until(
            "to sign in",
            "const b = [...document.querySelectorAll('main li button')].find((b) => b.innerText.includes('Amina Sample')); b?.click(); return Boolean(b)",
            vec![],
        )
        .await?;
    member
        .until("the form in French", "return location.pathname.startsWith('/fr/work/reports/') && document.querySelectorAll('textarea').length > 0", vec![])
        .await?;
    // marked English is what is missing there; the count is in the tests of crates/words
    let marked = member
        .script(
            "return document.querySelectorAll('.untranslated').length",
            vec![],
        )
        .await?;
    println!("untranslated places on the editor in French: {marked}");
    member.leaves().await
}
