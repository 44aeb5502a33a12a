//! How much is read at most. Counts, never seconds, so that every machine refuses the same.
//!
//! `docs/limits.md` tells users of each; a test compares the two.

/// Bytes of a text or HTML file: the longest news pages have 3 MiB.
pub const FILE_BYTES: usize = 16 << 20;

/// Bytes of a record in JSON Lines, CSV or TSV: a book has 1 MiB.
pub const RECORD_BYTES: usize = 4 << 20;

/// Bytes of the text of one report; a novel has as many. What stands behind is not read, with a remark.
///
/// It keeps the longest report under four seconds of one processor.
pub const TEXT_BYTES: usize = 524_288;

/// Words and marks of the text of one report: English comes to some 100,000 in `TEXT_BYTES`, a heap of marks to far more.
pub const TEXT_WORDS: usize = 120_000;

/// Depth of an HTML tree; browsers stop at 512 too. Tags below it are left out, their text is not.
pub const HTML_DEPTH: usize = 512;

/// Attributes of one HTML tag; a tag with more loses them all. Looking one up is linear in their number.
pub const HTML_ATTRIBUTES: usize = 1_000;

/// Tags of a page of which a tree is built; the largest news pages have some 30,000.
///
/// A page over this, over `TEXT_BYTES` or over the three limits below is read without a tree: all of its text, menus too.
pub const TREE_TAGS: usize = 200_000;

/// Attributes of all tags of a page of which a tree is built: six times those of the largest news pages.
pub const TREE_ATTRIBUTES: usize = 200_000;

/// Depths of all tags of a page, summed: who walks the tree keeps the path of each, a KiB a hundred deep.
///
/// 33 million took 33 s and 2.7 GB; the largest news pages come to a million.
pub const TREE_DEPTHS: usize = 2_000_000;

/// Breaches of the HTML standard in a page of which a tree is built: its builder keeps a note of each.
///
/// A million took 680 MB; the most careless news pages have some thousands.
pub const TREE_ERRORS: usize = 50_000;

/// Bytes of the header of a record in an archive; crawlers write some hundreds.
pub const HEADER_BYTES: usize = 65_536;

/// How many times larger a packed record or page may grow; pages grow 5 to 20 times.
pub const ARCHIVE_RATIO: usize = 200;

/// Bytes up to which anything may grow: a small page of blanks is no attack.
pub const RATIO_FREE: usize = 1 << 20;

/// Bytes that an archive packed by Zstandard may look back over, held while it is unpacked; crawlers use 8 MiB at most.
pub const WINDOW_BYTES: usize = 32 << 20;

/// Bytes of the dictionary that such an archive begins with; crawlers train some 100 KiB to 1 MiB.
pub const DICTIONARY_BYTES: usize = 4 << 20;

/// How many times over a page may be packed; servers pack once.
pub const ENCODINGS: usize = 2;

/// Files in a zip; web archives have some dozens.
pub const ENTRIES: usize = 10_000;

/// One byte in so many of a page may be a control character; in pictures and programs it is one in eight.
pub const CONTROLS: usize = 50;

/// Entries of a feed that are read; feeds have some dozens, and one that was kept for years some thousands.
pub const FEED_ENTRIES: usize = 5_000;

/// Parts of a mail that are read; letters have one or two.
pub const PARTS: usize = 100;

/// Refusals of one input that are told one by one; of more only their number is told.
pub const REFUSALS: usize = 10_000;

/// Folders within folders that are looked into.
pub const FOLDERS: usize = 64;

/// Columns of a table; a row with more is refused.
pub const COLUMNS: usize = 4_096;

#[cfg(test)]
mod tests;
