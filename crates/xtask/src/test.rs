//! Later in this session.
pub fn test(_: &[String]) -> crate::shell::Done {
    Ok(())
}
