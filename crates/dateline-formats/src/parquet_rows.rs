//! Rows of text out of Parquet files that others wrote: what comes back from a cluster.

use std::collections::BTreeMap;

use parquet::errors::Result;
use parquet::file::reader::{ChunkReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};

/// The columns of a row that hold text, by name.
pub type Texts = BTreeMap<String, String>;

/// The rows of a file, in their order. Columns that hold no text, and empty cells, are left out.
///
/// # Errors
/// If it is no Parquet file.
pub fn text_rows<R: ChunkReader + 'static>(
    file: R,
) -> Result<impl Iterator<Item = Result<Texts>>> {
    let reader = SerializedFileReader::new(file)?;
    let rows = RowIter::from_file_into(Box::new(reader));
    Ok(rows.map(|row| row.map(|row| texts(&row))))
}

fn texts(row: &Row) -> Texts {
    let text = |(name, field): (&String, &Field)| {
        let Field::Str(text) = field else { return None };
        Some((name.clone(), text.clone()))
    };
    row.get_column_iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use dateline_model::Dataset;

    use super::text_rows;
    use crate::geoparquet;

    #[test]
    fn a_file_without_rows_has_none_and_what_is_no_file_is_an_error() {
        let none = std::collections::BTreeMap::new();
        let bytes = geoparquet::to_bytes(&Dataset::default(), &none).expect("a file");
        assert_eq!(text_rows(Bytes::from(bytes)).expect("a file").count(), 0);
        assert!(text_rows(Bytes::from_static(b"PAR1 but no more")).is_err());
    }
}
