//! What stands around an article on a page, by the words that web pages use for it.
//!
//! The phrases are those of the common publishing systems (WordPress themes and its comment form, Drupal, agency
//! pages) and of newspaper style. They are tried on a whole paragraph, so a body that quotes one is not hit.

use std::sync::LazyLock;

use regex::Regex;

use super::units::n_words;
use crate::dates::pattern;

/// What a paragraph around an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// The heading or a field of the form for readers' comments.
    Form,
    /// The heading of what readers wrote.
    Comments,
    /// What follows is no longer the article: related reports, share buttons, tags.
    After,
    /// It names the author.
    Byline,
    /// It names the outlet: "Source: X".
    Source,
    /// Any other line that is not of the report: a menu, a share button, a notice.
    Line,
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W_]*(?:
        (?:leave|post|write|add|submit)\s+(?:a|an|your)\s+(?:\w+\s+)?(?:comment|reply|response)\b.{0,40}
        | join\s+the\s+(?:conversation|discussion).{0,30}
        | (?:your\s+)?e-?mail\s+address\s+will\s+not\s+be\s+published.*
        | required\s+fields\s+are\s+marked.*
        | (?:cancel|click\s+here\s+to\s+cancel)\s+reply.*
        | save\s+my\s+name.{0,120}
        | notify\s+me\s+(?:of|by|when).{0,80}
        | (?:name|e-?mail|website|comment|your\s+(?:name|e-?mail|comment|message))\s*(?:\(required\))?\s*[*:]+
        | (?:post|submit)\s+comment\W*
        | you\s+must\s+be\s+logged\s+in.{0,60}
        | (?:log|sign)\s*in\s+to\s+(?:comment|reply).{0,40}
        | comments?\s+(?:are|is)\s+closed.{0,20}
        | this\s+site\s+uses\s+akismet.*
        | i['’]?m\s+not\s+a\s+robot\W*
        | (?:solve|enter)\s.{0,30}\bcaptcha\b.{0,40}
        )$",
    )
});
/// The sum that a form asks for: "15 + six =", "1 × 1 =".
static CAPTCHA: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(?:\d{1,2}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)";
    pattern(&format!(
        r"(?i)^\W*(?:(?:{number}|[._ ]*)\s*[-+×x*÷/−–]\s*(?:{number}|[._ ]*)\s*=\s*(?:{number}|[._ ]*))\W*$"
    ))
});
static COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W_]*(?:
        (?:\(?\d[\d,.]*\)?\s+|(?:reader(?:s['’]?|['’]s)?|view|show|hide|all|latest|recent|user|the)\s+)*
            (?:comments?|replies|responses|thoughts)(?:\s*\(?\d*\)?\s*)
            (?:\s*(?:on|to)\s+.{3,200})?
        | (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:comments?|thoughts?|responses?|replies)\s+(?:on|to)\s+.{3,200}
        )[\W_]*$",
    )
});
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W_]*(?:
        (?:related|similar|recommended|more|other|further|latest|recent|popular|trending|top|most\s+(?:read|viewed|popular|shared|commented)|previous|next|don['’]?t\s+miss|editor['’]?s['’]?)
            (?:\s+(?:and|&|in|on|from|picks?|news|stor(?:y|ies)|articles?|posts?|reports?|reading|topics?|content|coverage|headlines?|links?|videos?|now|this|the|today|about|section|category|[A-Z]\w+)){0,4}
        | (?:you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{0,40})
        | (?:read|see|watch)\s+(?:also|next|more)(?:\s+(?:on|about|from).{0,60})?
        | about\s+(?:the\s+)?(?:author|writer|us)s?
        | (?:tags?|topics?|filed\s+under|posted\s+in|categor(?:y|ies)|labels?|keywords?)(?:\s*:.{0,300})?
        | short\s+(?:link|url)\b.{0,120}
        | permalink\b.{0,120}
        | sponsored(?:\s+(?:content|links?))?
        )\s*[:»›…]*\s*$",
    )
});
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^[\W_]*(?:
        (?:(?i:reporting|reported|written|posted|published|story|words|text|report|compiled|translated|edited|editing|additional\s+reporting|photographs?|photos)\s+(?i:by)|(?i:editing|reporting)\s+by|(?i:authors?|editors?|reporters?)\s*:|B[Yy]\s*:?)
            \s*:?\s*
            (?P<who>\p{Lu}[^\n.]{1,120}?\.?)
        )\s*$",
    )
});
/// "(Reporting by A. Name in Place; Editing by B. Name)" at the end of agency reports.
static AGENCY_BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\(?\s*(?:(?:additional )?(?:reporting|writing)|compiled|edit(?:ing|ed)) by:? (?P<who>[^;()]{2,200}).{0,300}\)?\s*$",
    )
});
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[\W_]*(?i:sources?|via|outlet)\s*:\s*(?P<who>\p{Lu}[^\n:]{1,60}?)[\s.]*$")
});
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\W_]*(?:
        (?:.{0,90}[,:;.!?]\s+|please\s+|to\s.{0,60}\s)?(?:follow|like|join|find|visit)\s+(?:us|our|me)\s+(?:on|at|via|by|here|\w+\s+(?:page|channel|group|account))\b.{0,60}
        | (?:follow|subscribe\s+to)\s+\S+(?:\s\S+){0,3}\s+on\s+(?:twitter|facebook|telegram|x|youtube|instagram|google|whatsapp)\b.{0,40}
        | (?:share|tweet|e-?mail|print|pin(?:\s*it)?|whatsapp|telegram|facebook|twitter|linkedin|reddit|tumblr|pinterest|instagram|youtube|copy\s+link|save|bookmark|like|loading|rss|google\+?|messenger|viber|skype|flipboard|pocket|vk|x)
            (?:(?:\s|,|/|\||•|·|&)+(?:this|on|via|to|it|by|with|the|your|friends?|a|article|story|post|page|friend|link|pdf|share|tweet|e-?mail|print|whatsapp|telegram|facebook|twitter|linkedin|reddit|tumblr|pinterest|google\+?|messenger|options|now|\d+))*
        | (?:share|like)\s+this\b.{0,30}
        | click\s+to\s+(?:share|print|e-?mail).{0,80}
        | (?:sign\s+up|subscribe|register|get)\b.{0,40}\b(?:newsletters?|alerts?|updates|inbox|e-?mail|briefing)\b.{0,80}
        | (?:subscribe|sign\s*(?:in|up)|log\s*(?:in|out)|register|donate|support\s+us|search|menu|skip\s+to\s+(?:main\s+)?content|advertisements?|advert|adverti[sz]ing|close|back\s+to\s+top|top|open\s+menu|toggle\s+navigation|home|enlarge(?:\s+(?:this\s+)?image)?|play(?:\s+video)?|read\s+more|continue\s+reading|listen|listen\s+to\s+(?:this\s+)?article|view\s+gallery|breaking(?:\s+news)?|exclusive|analysis|opinion|reply|report\s+(?:abuse|comment)|translate|language)
        | language\s*[:/|].{0,80}
        | support\s+(?:our|independent)\b.{0,120}
        | story\s+continues\s+(?:below|after)\b.{0,40}
        | (?:also\s+(?:read|see)|(?:read|see|watch)\s+(?:also|more|next)|related|more\s+on\s+this)\s*[:|»]\s*\S.{3,200}
        | never\s+miss\b.{0,80}\b(?:news|stor(?:y|ies)|updates?|alerts?)\b.{0,120}
        | sign\s+up\s+to\s+(?:get|receive|our|the)\b.{0,120}
        | we\s+(?:want|would\s+(?:like|love))\s+to\s+hear\s+(?:what\s+you\s+think|from\s+you|your\s+(?:views|thoughts))\b.{0,160}
        | (?:to|if\s+you\s+want\s+to)\s+(?:view|read|continue\s+reading)\s+(?:the\s+|this\s+)?(?:full|whole|rest\s+of\s+the)?\s*(?:story|article|report)\b.{0,40}\b(?:subscribe|register|log\s*in|sign\s*(?:in|up))\b.{0,100}
        | .{0,60}\balready\s+a\s+subscriber\b.{0,100}
        | (?:©|\(c\)\s|copyright\b).{0,200}
        | .{0,100}\ball\s+rights\s+reserved\b.{0,100}
        | (?:reproduction|republication|this\s+material\s+may\s+not\s+be)\b.{0,200}
        | (?:terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+policy|contact\s+us|about\s+us)(?:[\s|·•,]+.{0,80})?
        | .{0,60}\b(?:we|this\s+(?:web)?site)\s+use[s]?\s+cookies\b.{0,200}
        | (?:\d+\s*(?:min(?:ute)?s?\.?)(?:\s+(?:read|reading\s+time))|(?:estimated\s+)?reading\s+time.{0,20})
        | \d[\d,.]*\s*k?\s*(?:shares?|views?|likes?|retweets?|comments?|reads?)
        | (?:error|warning)\s*:.{0,80}
        | https?://\S+
        )[\W_]*$",
    )
});
/// What outlets say of themselves and of their writers below a report.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
        \bteam\s+of\s+(?:\w+\s+)?(?:writers|editors|journalists|reporters|correspondents)\b
        | \bis\s+an?\s+(?:\S+\s+){0,4}(?:journalist|reporter|correspondent|writer|columnist|contributor|editor)\b(?:\s+(?:based|at|for|with|covering|who\s+(?:writes|covers)|in|and|specialis|specializ)|\.?\s*$)
        | \bcontributed\s+(?:to\s+)?(?:this\s+)?(?:report|reporting|story|article)\b
        | ^\W*this\s+(?:article|story|report|piece|post|text)\s+(?:was|is|has|first|originally)\b
        | ^\W*the\s+(?:views|opinions)\s+(?:expressed|of)\b
        | \b(?:news|reports?)\s+(?:gathered|collected|compiled|aggregated)?\s*from\s+(?:\w+\s+){0,3}(?:agencies|outlets)\b
        | ^\W*(?:the\s+)?(?:copyright|©)
        ",
    )
});
static MENU_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:home|homepage|news|latest|world|politics?|sports?|business|economy|opinions?|videos?|photos?|pictures|gallery|multimedia|about|contact|us|subscribe|sign|in|up|log|login|register|search|menu|live|tv|radio|weather|newsletters?|more|sections?|topics?|culture|arts?|science|tech(?:nology)?|health|travel|lifestyle|entertainment|features?|analysis|reports?|blogs?|middle|east|africa|asia|europe|americas?|us|uk|english|arabic|kurdish|turkish|french|deutsch|français|türkçe|kurdî|العربية|عربي|فارسی|iraq|syria|turkey|iran|israel|lebanon|jordan|egypt|libya|yemen|gulf|ukraine|russia|region(?:al)?|local|international|interviews?|editorials?|columns?|podcasts?|jobs|events?|magazine|archives?|breaking|exclusive|donate|shop|faq|help|terms|privacy|sitemap|&|and|-)$",
    )
});

/// What the paragraph is, if the words that web pages use say so.
pub(crate) fn phrase_of(words: &str) -> Option<Phrase> {
    // All phrases are short; a long paragraph is not one of them.
    if words.len() > 700 {
        return None;
    }
    if FORM.is_match(words) || CAPTCHA.is_match(words) {
        Some(Phrase::Form)
    } else if COMMENTS.is_match(words) {
        Some(Phrase::Comments)
    } else if byline_of(words).is_some() {
        Some(Phrase::Byline)
    } else if SOURCE.is_match(words) {
        Some(Phrase::Source)
    } else if AFTER.is_match(words) && n_words(words) <= 12 || is_tag_line(words) {
        Some(Phrase::After)
    } else if LINE.is_match(words) || is_menu(words) || n_letters(words) == 0 {
        Some(Phrase::Line)
    } else {
        None
    }
}

fn is_tag_line(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "tags:",
        "topics:",
        "filed under",
        "posted in",
        "keywords:",
        "short link",
        "• short link",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

fn n_letters(words: &str) -> usize {
    words.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// Whether the line is a row of a menu: its parts are names of sections, or it is a bread crumb.
pub(crate) fn is_menu(words: &str) -> bool {
    if words.len() > 400 || super::units::ends_sentence(words) {
        return false;
    }
    let parts: Vec<&str> = words
        .split(|letter: char| letter.is_whitespace() || "|›»>/•·".contains(letter))
        .filter(|part| !part.is_empty())
        .collect();
    let of_menu = parts.iter().filter(|part| MENU_WORD.is_match(part)).count();
    let n_marks = words.chars().filter(|letter| "|›»•·>".contains(*letter)).count();
    !parts.is_empty()
        && (of_menu == parts.len()
            || n_marks >= 2 && of_menu * 3 >= parts.len()
            || parts.len() >= 6 && of_menu * 4 >= parts.len() * 3)
}

/// The author that a byline names, as a range of `words`.
pub(crate) fn byline_of(words: &str) -> Option<std::ops::Range<usize>> {
    let who = match (BYLINE.captures(words), AGENCY_BYLINE.captures(words)) {
        (Some(hit), _) => {
            let who = hit.name("who")?;
            // "By Monday the town had fallen" is a sentence; names are few words.
            (n_words(who.as_str()) <= 14 && !has_finite_verb(who.as_str())).then_some(who)
        }
        (None, Some(hit)) => hit.name("who"),
        (None, None) => None,
    }?;
    // Names end where the date or the post begins.
    let cut = who.as_str().find([',', ';', '|', '•', '·', '–', '—']).unwrap_or(who.len());
    let name = who.as_str()[..cut].trim_end_matches(['.', ' ', '\u{a0}', ')']);
    Some(who.start()..who.start() + name.len())
}

/// The outlet that "Source: X" names, as a range of `words`.
pub(crate) fn source_of(words: &str) -> Option<std::ops::Range<usize>> {
    SOURCE.captures(words)?.name("who").map(|who| who.range())
}

/// Whether the paragraph is what an outlet says about itself or its writers.
pub(crate) fn is_about_outlet(words: &str) -> bool {
    words.len() <= 400 && ABOUT.is_match(words)
}

/// Whether a common finite verb stands in it; a caption or a title is often without.
pub(crate) fn has_finite_verb(words: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|said|says|say|told|took|takes|take|fell|began|begins|continued?|continues|launched|launches|announced|announces|claimed|claims|reported|reports|became|becomes|left|leaves|made|makes|died|dies|fled|flee|did|does|do)\b",
        )
    });
    VERB.is_match(words)
}

/// Whether the words are an outlet's name standing alone.
pub(crate) fn is_outlet_name(words: &str) -> bool {
    static ENDING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)^(?:The\s+|Al[-\s])?(?:\p{Lu}[\w.&'’-]*\s+){0,4}
            (?:News|NEWS|Times|Post|Agency|Press|Network|Media|Herald|Tribune|Guardian|Observer|Monitor|Today|Daily|Weekly|Gazette|Chronicle|Journal|Telegraph|Mirror|Independent|Standard|Star|Sun|Mail|Globe|Review|Online|TV|Television|Radio|Broadcasting|Wire|Watch|Reuters|REUTERS|AP|AFP|BBC|CNN|Xinhua|Interfax|TASS|Jazeera)
            (?:\s+(?:Agency|Network|Online|English|Service|Staff|Desk))?$",
        )
    });
    n_words(words) <= 6 && ENDING.is_match(words.trim())
}
