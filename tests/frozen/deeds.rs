//! What is done by the API, because no page offers it or because it is the stage only.

use crate::fetched::Server;
use anyhow::{Result, anyhow};
use report::code::ResolutionCode;
use report::id::report_id;
use report::vocabulary::ReportKind;
use serde_json::{Value, json};

/// The id of an Activity Report.
pub fn activity(code: &str, year: &str, constituent: &str) -> Result<String> {
    id_of(ReportKind::Activity, code, year, constituent)
}

/// The id of a Progress Report.
pub fn progress(code: &str, year: &str) -> Result<String> {
    id_of(ReportKind::Progress, code, year, "")
}

fn id_of(kind: ReportKind, code: &str, year: &str, constituent: &str) -> Result<String> {
    let code: ResolutionCode = code.parse().map_err(|_| anyhow!("no code: {code}"))?;
    Ok(report_id(kind, &code, year, constituent).to_string())
}

/// A report with two versions, and one that was withdrawn.
pub async fn corrects_and_withdraws(server: &Server) -> Result<()> {
    let corrected = activity("DEMO-2024-Res-001", "2025", "m-lark-heron")?;
    let amina = server.person("amina").await?;
    amina.takes(&corrected, "correct", Value::Null).await?;
    let text = json!({ "additional": { "text": "What stood here before was corrected." } });
    amina.changes(&corrected, text).await?;
    amina.takes(&corrected, "submit", Value::Null).await?;
    let farid = server.person("farid").await?;
    farid.takes(&corrected, "publish", Value::Null).await?;
    withdraws(
        server,
        &activity("DEMO-2024-Res-002", "2025", "m-sauge-bleuet")?,
    )
    .await
}

/// By the administrator.
pub async fn withdraws(server: &Server, id: &str) -> Result<()> {
    let note = json!({ "pointer": "", "text": "It names a private person." });
    let grace = server.person("grace").await?;
    grace.takes(id, "withdraw", note).await
}
