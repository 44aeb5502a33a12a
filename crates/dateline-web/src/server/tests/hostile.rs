//! Reports that want to be more than words.

use super::Trial;

/// Ways to bring a script, a picture or a frame into a page; the happening around them gets each coded.
const ATTACKS: [&str; 12] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><script src=//example.org/x.js></script>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "</script><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">here</a>",
    "<style>@import 'http://example.org/x.css';</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];

#[test]
fn no_word_of_a_report_becomes_markup_on_any_page() {
    let texts: Vec<String> = ATTACKS
        .iter()
        .map(|attack| {
            format!(
                "HAJIN, May 4 ({attack} Post) - Government forces shelled the town of Hajin on Tuesday, \
                 killing four members of {attack}, a doctor from {attack} said.\n{attack}\n"
            )
        })
        .collect();
    let reports: Vec<(&str, &str)> =
        texts.iter().map(|text| (text.as_str(), "2016-05-04")).collect();
    let trial = Trial::of(&reports);
    let mut pages = vec!["/".to_owned(), "/events".to_owned(), "/review".to_owned()];
    pages.extend(["/reports", "/control", "/log", "/events.atom"].map(str::to_owned));
    let of = |path: &str, list: &str, id: &str| -> Vec<String> {
        let told = trial.get(path).json();
        let rows = told[list].as_array().expect("rows").iter();
        rows.map(|row| row[id].as_str().expect("an id").to_owned()).collect()
    };
    let events = of("/events.json", "events", "event_id");
    assert!(!events.is_empty());
    pages.extend(events.iter().map(|id| format!("/events/{id}")));
    pages.extend(events.iter().map(|id| format!("/review?event={id}")));
    let reports = of("/reports.json", "reports", "report_id");
    assert_eq!(reports.len(), ATTACKS.len());
    pages.extend(reports.iter().map(|id| format!("/reports/{id}?skips=yes")));
    pages.push("/events?q=%3Cscript%3Ealert(1)%3C/script%3E".to_owned());
    pages.push("/events/%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned());
    pages.push("/reports?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E".to_owned());
    for path in pages {
        let page = trial.get(&path).text();
        for markup in [
            "<script>",
            "<img",
            "<svg/onload",
            "<iframe",
            "<math",
            "<style",
            "javascript:alert(1)\"",
        ] {
            assert!(!page.contains(markup), "{path} holds {markup}");
        }
    }
}

#[test]
fn an_address_in_a_report_is_no_link() {
    let text = "HAJIN, May 4 (Amsa Daily) - Government forces shelled Hajin on Tuesday, see http://example.org/beacon.gif\n";
    let trial = Trial::of(&[(text, "2016-05-04")]);
    let id = trial.get("/reports.json").json()["reports"][0]["report_id"].clone();
    let page = trial.get(&format!("/reports/{}", id.as_str().expect("an id"))).text();
    assert!(page.contains("http://example.org/beacon.gif"));
    assert!(!page.contains("href=\"http") && !page.contains("src=\"http"), "{page}");
}
