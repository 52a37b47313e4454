//! Public pages: functions from a document of the contract to a page, drawn by browser and server
//! alike. No browser call here.

pub mod activity_report;
pub mod changes;
mod chapters;
pub mod congress;
pub mod constituent;
pub mod corrections;
pub mod country;
pub mod declared;
pub mod embed;
pub mod members;
pub mod overview;
pub mod progress_report;
pub mod resolution;
pub mod resolutions;
pub mod statement;
pub mod story;
