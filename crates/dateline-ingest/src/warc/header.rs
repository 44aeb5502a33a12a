//! The fields that stand above a record or a page.

/// Fields with their names in lower case, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    fields: Vec<(String, String)>,
}

impl Header {
    /// Reads lines of `Name: value`, ended by CR LF or LF alone; a line that begins with a blank goes on with the one before.
    pub(crate) fn read(bytes: &[u8]) -> Header {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in bytes.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let words = String::from_utf8_lossy(line);
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(words.trim());
                }
            } else if let Some((name, value)) = words.split_once(':') {
                let name = name.trim().to_ascii_lowercase();
                fields.push((name, value.trim().to_owned()));
            }
        }
        Header { fields }
    }

    /// The first field of this name that says something.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut said =
            self.fields.iter().filter(|(own, value)| own == name && !value.is_empty());
        said.next().map(|(_, value)| value.as_str())
    }

    /// The fields of this name that say something.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let of_name = self.fields.iter().filter(move |(own, _)| own == name);
        of_name.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// A field that holds a number of bytes.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.get(name)?.parse().ok()
    }
}

/// The media type of a `Content-Type` in lower case, and the encoding that it names.
pub(crate) fn media_of(value: &str) -> (String, Option<&'static encoding_rs::Encoding>) {
    let (media, rest) = value.split_once(';').unwrap_or((value, ""));
    let charset = rest.split(';').find_map(|parameter| {
        let (name, label) = parameter.split_once('=')?;
        let label = label.trim().trim_matches(['"', '\'']);
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| encoding_rs::Encoding::for_label(label.as_bytes()))
            .flatten()
    });
    (media.trim().to_ascii_lowercase(), charset)
}
