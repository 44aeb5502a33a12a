//! Numbers as pages tell them.

/// "1 event", "2 events", with a thin blank between thousands.
pub fn count(n: usize, what: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{} {what}{ending}", number(n as u64))
}

/// The number with a thin blank between thousands.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(count(1, "event"), "1 event");
        assert_eq!(count(200_000, "event"), "200\u{202f}000 events");
        assert_eq!(count(1_234_567, "claim"), "1\u{202f}234\u{202f}567 claims");
    }
}
