//! Who may open the desk: a token each, which is in the address that the server prints.

use std::fmt::Write as _;

use serde::Deserialize;
use subtle::ConstantTimeEq;

/// Bytes of a token: 256 bits, which nobody guesses.
const TOKEN_BYTES: usize = 32;
/// The shortest token that a file of users may give, in characters.
const SHORTEST_TOKEN: usize = 32;

/// Somebody who decides under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The name that signs the decisions.
    pub name: String,
    /// What lets them in.
    pub token: String,
}

/// Why a file of users is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsersError {
    /// It is no TOML, or has other keys.
    #[error("{0}")]
    Toml(String),
    /// It names nobody.
    #[error("no user is named")]
    Nobody,
    /// A name is there twice, or empty.
    #[error("the name `{0}` is empty or stands there twice")]
    Name(String),
    /// A token could be guessed, or two are the same.
    #[error("the token of {0} has fewer than 32 characters or is another's too")]
    Token(String),
    /// The system has no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UsersFile {
    #[serde(default)]
    user: Vec<UserLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UserLine {
    name: String,
    token: Option<String>,
}

/// All who may open the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Users(Vec<User>);

impl Users {
    /// One user with a new token.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn one(name: &str) -> Result<Users, UsersError> {
        Ok(Users(vec![User { name: name.to_owned(), token: new_token()? }]))
    }

    /// The users of a TOML file: `[[user]]` with a `name`, and a `token` where an address shall stay the same.
    ///
    /// # Errors
    /// If the file is no such table, or a token could be guessed.
    pub fn read(toml: &str) -> Result<Users, UsersError> {
        let file: UsersFile = toml::from_str(toml)
            .map_err(|error: toml::de::Error| UsersError::Toml(error.to_string()))?;
        let mut users: Vec<User> = Vec::new();
        for line in file.user {
            let name = line.name.trim().to_owned();
            if name.is_empty() || users.iter().any(|user| user.name == name) {
                return Err(UsersError::Name(name));
            }
            let token = match line.token {
                Some(token) => token,
                None => new_token()?,
            };
            let is_weak = token.chars().count() < SHORTEST_TOKEN
                || !token.chars().all(|letter| letter.is_ascii_alphanumeric());
            if is_weak || users.iter().any(|user| user.token == token) {
                return Err(UsersError::Token(name));
            }
            users.push(User { name, token });
        }
        match users.is_empty() {
            true => Err(UsersError::Nobody),
            false => Ok(Users(users)),
        }
    }

    /// The users, in the order of the file.
    pub fn all(&self) -> &[User] {
        &self.0
    }

    /// Whose token it is. Every token is compared whole, so that the time tells nothing.
    pub(crate) fn whose(&self, token: &str) -> Option<&User> {
        let mut found = None;
        for user in &self.0 {
            if bool::from(user.token.as_bytes().ct_eq(token.as_bytes())) {
                found = Some(user);
            }
        }
        found
    }
}

fn new_token() -> Result<String, UsersError> {
    let mut bytes = [0_u8; TOKEN_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| UsersError::Random(error.to_string()))?;
    let mut token = String::with_capacity(2 * TOKEN_BYTES);
    for byte in bytes {
        let _ = write!(token, "{byte:02x}");
    }
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::Users;

    #[track_caller]
    fn check(toml: &str, expected: Result<&[&str], &str>) {
        let users = Users::read(toml);
        let names = users.as_ref().map(|users| {
            users.all().iter().map(|user| user.name.as_str()).collect::<Vec<_>>()
        });
        let names = names.as_deref().map_err(ToString::to_string);
        assert_eq!(names, expected.map_err(str::to_owned));
    }

    #[test]
    fn each_user_has_a_name_and_a_token() {
        check("[[user]]\nname = \"ana\"\n[[user]]\nname = \"ben\"", Ok(&["ana", "ben"]));
    }

    #[test]
    fn tokens_are_long_and_never_the_same() {
        let users =
            Users::read("[[user]]\nname = \"a\"\n[[user]]\nname = \"b\"").expect("users");
        let [a, b] = users.all() else { panic!("two users") };
        assert_eq!((a.token.len(), b.token.len()), (64, 64));
        assert_ne!(a.token, b.token);
        assert_eq!(users.whose(&a.token).map(|user| user.name.as_str()), Some("a"));
        assert_eq!(users.whose(&a.token[1..]), None);
        assert_eq!(users.whose(""), None);
    }

    #[test]
    fn what_could_be_guessed_or_mixed_up_is_refused() {
        check("", Err("no user is named"));
        check(
            "[[user]]\nname = \" \"",
            Err("the name `` is empty or stands there twice"),
        );
        check(
            "[[user]]\nname = \"ana\"\ntoken = \"secret\"",
            Err("the token of ana has fewer than 32 characters or is another's too"),
        );
    }
}
