//! What trunk builds, on a plain server of files: it draws itself before our API, at the same and
//! at another origin, and before a mock of the contract, and says what is wrong with a backend that
//! fails.

mod drawn;
mod faults;
mod mock;
mod server;
mod unknown;
