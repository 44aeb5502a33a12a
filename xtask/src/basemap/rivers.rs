//! Rivers, and which borders are disputed: both from the shapefiles of one package.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use super::topology::cell;
use super::{Line, Position, shapefile};

/// A river, or a piece of one.
pub(super) struct River {
    pub(super) name: String,
    pub(super) name_ar: String,
    /// Natural Earth's rank: 0 is the Amazon, 10 a brook.
    pub(super) rank: u8,
    pub(super) line: Line,
}

/// Rivers that Natural Earth names by country, and the Arabic names of those of Arab countries.
const NAMES: &[(&str, &str, &str)] = &[
    ("Al Furat", "Euphrates", "الفرات"),
    ("Firat", "Euphrates", ""),
    ("Euphrates", "Euphrates", "الفرات"),
    ("Dicle", "Tigris", ""),
    ("Tigris", "Tigris", "دجلة"),
    ("Shatt al Arab", "Shatt al-Arab", "شط العرب"),
    ("Nile", "Nile", "النيل"),
    ("Blue Nile", "Blue Nile", "النيل الأزرق"),
    ("White Nile", "White Nile", "النيل الأبيض"),
];

/// Reads all rivers; the lines that run on through lakes tell where a reservoir's river is.
pub(super) fn read(folder: &Path) -> Result<Vec<River>> {
    let shapes = shapefile::read(&folder.join("ne_10m_rivers_lake_centerlines.shp"))?;
    let rows = shapefile::table(&folder.join("ne_10m_rivers_lake_centerlines.dbf"))?;
    let mut rivers = Vec::new();
    for (lines, row) in shapes.into_iter().zip(rows) {
        let text = |key: &str| row.get(key).map_or("", String::as_str);
        if text("featurecla") != "River" {
            continue;
        }
        let given = NAMES.iter().find(|(name, ..)| *name == text("name"));
        let (name, name_ar) = given.map_or((text("name"), ""), |(_, en, ar)| (*en, *ar));
        // Written as 3.000000000.
        let rank = text("scalerank").split('.').next().and_then(|rank| rank.parse().ok());
        for line in lines {
            rivers.push(River {
                name: name.to_owned(),
                name_ar: name_ar.to_owned(),
                rank: rank.unwrap_or(10),
                line,
            });
        }
    }
    Ok(rivers)
}

/// The cells along borders that Natural Earth calls disputed, indefinite or a line of control, and those beside them.
pub(super) fn disputed(folder: &Path) -> Result<BTreeSet<Position>> {
    const CLASSES: &[&str] = &[
        "Disputed (please verify)",
        "Indefinite (please verify)",
        "Line of control (please verify)",
    ];
    let shapes = shapefile::read(&folder.join("ne_10m_admin_0_boundary_lines_land.shp"))?;
    let rows = shapefile::table(&folder.join("ne_10m_admin_0_boundary_lines_land.dbf"))?;
    let mut cells = BTreeSet::new();
    for (lines, row) in shapes.iter().zip(rows) {
        // Some indefinite lines are rivers and lakes between states that agree; those are marked as water.
        let water = row.get("type").is_some_and(|kind| kind == "Water Indicator");
        let class = row.get("featurecla").map_or("", String::as_str);
        if water || !CLASSES.contains(&class) {
            continue;
        }
        for pair in lines.iter().flat_map(|line| line.windows(2)) {
            // Cells are met every half of one.
            let steps =
                (pair[1].0 - pair[0].0).abs().max((pair[1].1 - pair[0].1).abs()) / 50 + 1;
            for step in 0..=steps {
                let on = |from: i32, to: i32| from + (to - from) / steps * step;
                let (x, y) = cell((on(pair[0].0, pair[1].0), on(pair[0].1, pair[1].1)));
                cells.extend(
                    (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy))),
                );
            }
        }
    }
    Ok(cells)
}
