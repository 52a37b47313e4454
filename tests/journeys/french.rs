//! The main job in the other two languages: find the way to the report, fill it, save, submit, and
//! see what became of it.

use anyhow::{Result, ensure};
use journeys::{Backend, CHOICE, Person};

/// What the product says of the main job.
struct Words {
    path: &'static str,
    language: &'static str,
    report_on: &'static str,
    sign_in: &'static str,
    nothing_to_save: &'static str,
    saving: &'static str,
    save: &'static str,
    saved: &'static str,
    submit: &'static str,
    problem: &'static str,
    from: &'static str,
    to: &'static str,
    members: &'static str,
    chosen: &'static str,
    no_commissions: &'static str,
    secretariat: &'static str,
    no: &'static str,
    action: &'static str,
    result: &'static str,
    is_it_done: &'static str,
    ongoing: &'static str,
    challenges: &'static str,
    future: &'static str,
    submitted: &'static str,
}

const FRENCH: Words = Words {
    path: "/fr/",
    language: "Français",
    report_on: "Rendre compte",
    sign_in: "Se connecter en tant que Amina Sample",
    nothing_to_save: "Rien à enregistrer pour l’instant",
    saving: "Enregistrement",
    save: "Enregistrer",
    saved: "Enregistré à ",
    submit: "Soumettre",
    problem: "Il y a un problème",
    from: "Début",
    to: "Fin",
    members: "Membres de l’UICN avec lesquels vous avez travaillé",
    chosen: "Choix : 1",
    no_commissions: "Aucune Commission n’a été impliquée",
    secretariat: "Avez-vous travaillé avec le Secrétariat ?",
    no: "Non",
    action: "Activités de terrain",
    result: "Résultats et réalisations : Activités de terrain",
    is_it_done: "Cette action est-elle en cours ou achevée ?",
    ongoing: "En cours",
    challenges: "Il n’y a pas eu de difficultés",
    future: "Aucune action future n’est nécessaire",
    submitted: "Votre rapport d’activité est entre les mains du point focal.",
};

const SPANISH: Words = Words {
    path: "/es/",
    language: "Español",
    report_on: "Escribir un informe",
    sign_in: "Iniciar sesión como Amina Sample",
    nothing_to_save: "Nada que guardar aún",
    saving: "Guardar el informe",
    save: "Guardar",
    saved: "Guardado a las ",
    submit: "Presentar",
    problem: "Hay un problema",
    from: "Desde",
    to: "Hasta",
    members: "Miembros de la UICN con los que trabajó",
    chosen: "Selección: 1",
    no_commissions: "Ninguna Comisión ha participado",
    secretariat: "¿Trabajó con la Secretaría?",
    no: "No",
    action: "Actividades de campo",
    result: "Resultados y logros: Actividades de campo",
    is_it_done: "¿Esta acción está en curso o finalizada?",
    ongoing: "En curso",
    challenges: "No hubo desafíos",
    future: "No se necesitan acciones futuras",
    submitted: "El punto focal ya tiene su informe de actividades.",
};

/// Written in both languages of the page and in neither of the interface's.
const TEXT: &str = "Deux seuils ont été ouverts ; dos umbrales se abrieron.";

async fn does_the_main_job(words: &Words) -> Result<()> {
    let backend = Backend::started().await?;
    let member = Person::at(&backend.origin()).await?;
    member.opens("/en/resolutions/DEMO-2024-Res-003").await?;
    member.sees_the_app().await?;
    member.clicks(words.language).await?;
    let resolution = format!("{}resolutions/DEMO-2024-Res-003", words.path);
    member.arrives_at(&resolution).await?;
    member.sees_the_app().await?;
    let lang = words.path.trim_matches('/');
    let title = member.finds("heading", "").await?;
    ensure!(
        title.attr("lang").await?.as_deref() == Some(lang),
        "the title of the Resolution is in the language of the page"
    );
    member.clicks(words.report_on).await?;
    member.clicks(words.sign_in).await?;
    member.reads(words.nothing_to_save).await?;
    ensure!(
        member
            .address()
            .await?
            .starts_with(&format!("{}work/reports/", words.path))
    );

    // what is missing is told in this language, and nothing stands there in English
    member.clicks(words.submit).await?;
    member.within("alert", "").reads(words.problem).await?;
    member.types(words.from, "2026-01").await?;
    member.types(words.to, "2026-10").await?;
    member.chooses(words.members, "nuit").await?;
    member.reads(words.chosen).await?;
    member.ticks(words.no_commissions).await?;
    let secretariat = member.within("group", words.secretariat);
    secretariat.ticks(words.no).await?;
    member.ticks(words.action).await?;
    member.types(words.result, TEXT).await?;
    let is_it_done = member.within("group", words.is_it_done);
    is_it_done.ticks(words.ongoing).await?;
    member.ticks(words.challenges).await?;
    member.ticks(words.future).await?;
    member.clicks(words.save).await?;
    let saving = member.within("region", words.saving).within("status", "");
    saving.reads(words.saved).await?;

    // it is there after coming back, in this language
    member.driver.refresh().await?;
    member.reads(words.nothing_to_save).await?;
    ensure!(member.value_of(words.result).await? == TEXT);
    let chosen = member.finds(CHOICE, words.challenges).await?;
    ensure!(chosen.is_selected().await?);
    member.clicks(words.submit).await?;
    member.reads(words.submitted).await?;
    member.reads(TEXT).await?;
    member.leaves().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_in_french() -> Result<()> {
    does_the_main_job(&FRENCH).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_in_spanish() -> Result<()> {
    does_the_main_job(&SPANISH).await
}
