//! Damage to whole pages: what transport, bad software and bad will do to markup.
//!
//! Bytes flipped, names of tags swapped, parts doubled, cut and moved, floods of attributes and of
//! levels, characters read in the wrong encoding. The same seed gives the same page everywhere.

use crate::mutate::Random;

/// By how much a damaged page may be longer than twice the whole one, in bytes.
const ROOM: usize = 1 << 18;

/// Pieces that are put in anywhere.
const PIECES: &[&str] = &[
    "<!--",
    "<script>",
    "<style>",
    "<textarea>",
    "<plaintext>",
    "<svg><foreignObject>",
    "<math><mtext>",
    "</body></html>",
    "<table><tr><td colspan=65535 rowspan=65535>",
    "<select><option>",
    "<template>",
    "<frameset>",
    "<a href=\"javascript:alert(1)\">",
    "<meta property=\"article:published_time\" content=\"99999-99-99T99:99:99+99:99\">",
    "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":",
    "<ol start=2147483647 reversed><li value=-2147483648>",
    "&#x10FFFF;&#xD800;&#0;&bogus;",
    "\u{202e}\u{2066}",
    "\u{0}",
    "\u{feff}\u{200b}",
];

/// One damaged copy of a page: one to four wounds.
pub fn damage(random: &mut Random, page: &[u8]) -> Vec<u8> {
    let mut data = page.to_vec();
    let longest = page.len() * 2 + ROOM;
    for _ in 0..=random.below(4) {
        match random.below(9) {
            0 => flip(random, &mut data),
            1 => swap_tags(random, &mut data),
            2 => double(random, &mut data),
            3 => cut(random, &mut data),
            4 => move_part(random, &mut data),
            5 => flood_attributes(random, &mut data),
            6 => flood_levels(random, &mut data),
            7 => spoil_encoding(random, &mut data),
            _ => {
                for _ in 0..=random.below(20) {
                    let at = random.below(data.len() + 1);
                    insert(&mut data, at, PIECES[random.below(PIECES.len())].as_bytes());
                }
            }
        }
        data.truncate(longest);
    }
    data
}

fn insert(data: &mut Vec<u8>, at: usize, piece: &[u8]) {
    data.splice(at..at, piece.iter().copied());
}

fn flip(random: &mut Random, data: &mut [u8]) {
    for _ in 0..=random.below(64) {
        if let Some(byte) = data.get_mut(random.next() as usize % data.len().max(1)) {
            *byte ^= 1 << random.below(8);
        }
    }
}

/// Where a tag begins at or after a place chosen at random; the end if none does.
fn tag(random: &mut Random, data: &[u8]) -> usize {
    let from = random.below(data.len());
    data[from..].iter().position(|&byte| byte == b'<').map_or(data.len(), |at| from + at)
}

/// A part from tag to tag, mostly short.
fn part(random: &mut Random, data: &[u8]) -> std::ops::Range<usize> {
    let start = tag(random, data);
    let reach = [200, 4_000, 60_000][random.below(3)];
    let from = (start + 1 + random.below(reach)).min(data.len());
    let end = data[from..].iter().position(|&byte| byte == b'<').map_or(data.len(), |at| from + at);
    start..end
}

/// The name of the tag that begins at `at`.
fn name(data: &[u8], at: usize) -> std::ops::Range<usize> {
    let start = (at + 1 + usize::from(data.get(at + 1) == Some(&b'/'))).min(data.len());
    let len = data[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    start..start + len
}

fn swap_tags(random: &mut Random, data: &mut Vec<u8>) {
    for _ in 0..=random.below(12) {
        let from = tag(random, data);
        let other = data[name(data, from)].to_vec();
        let at = tag(random, data);
        let place = name(data, at);
        data.splice(place, other);
    }
}

fn double(random: &mut Random, data: &mut Vec<u8>) {
    let part = part(random, data);
    let times = [1, 3, 40][random.below(3)].min(ROOM / part.len().max(1));
    let copy = data[part.clone()].repeat(times);
    insert(data, part.end, &copy);
}

fn cut(random: &mut Random, data: &mut Vec<u8>) {
    if random.below(4) == 0 {
        let end = random.below(data.len() + 1);
        data.truncate(end);
    } else {
        let part = part(random, data);
        data.drain(part);
    }
}

fn move_part(random: &mut Random, data: &mut Vec<u8>) {
    let part = part(random, data);
    let moved: Vec<u8> = data.drain(part).collect();
    let at = tag(random, data);
    insert(data, at, &moved);
}

fn flood_attributes(random: &mut Random, data: &mut Vec<u8>) {
    let at = tag(random, data);
    let place = name(data, at).end;
    let names = ["class", "id", "style", "data-a", "itemprop", "property", "content", "aria-label"];
    let mut flood = String::new();
    if random.below(2) == 0 {
        for nth in 0..random.below(3_000) {
            let stem = names[random.below(names.len())];
            flood.push_str(&format!(" {stem}{nth}=\"{nth}\""));
        }
    } else {
        let value = ["word ", "a", "-", "1,", "/", "\u{301}"][random.below(6)];
        let value = value.repeat(random.below(ROOM / 2) / value.len());
        flood.push_str(&format!(" {}=\"{value}\"", names[random.below(names.len())]));
    }
    insert(data, place, flood.as_bytes());
}

fn flood_levels(random: &mut Random, data: &mut Vec<u8>) {
    let names = ["div", "span", "b", "ul><li", "blockquote", "table><tr><td", "section", "q", "a"];
    let name = names[random.below(names.len())];
    let flood = format!("<{name}>").repeat(1 << random.below(13));
    let at = tag(random, data);
    insert(data, at, flood.as_bytes());
}

fn spoil_encoding(random: &mut Random, data: &mut Vec<u8>) {
    match random.below(3) {
        // Read as Latin-1, written as UTF-8.
        0 => *data = data.iter().map(|&byte| char::from(byte)).collect::<String>().into_bytes(),
        // The high bit lost.
        1 => data.iter_mut().for_each(|byte| *byte &= 0x7f),
        // Every so many characters one byte short.
        _ => {
            let step = 2 + random.below(9);
            let mut nth = 0;
            data.retain(|&byte| {
                nth += usize::from(byte >= 0xc0);
                byte < 0xc0 || nth % step != 0
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_damages_the_same_way_and_every_wound_holds() {
        let page = "<html><body><p>één</p><div class=a><b>words</b></div></body></html>".repeat(20);
        let mut differ = 0;
        for seed in 0..2_000 {
            let once = damage(&mut Random::new(seed), page.as_bytes());
            assert_eq!(once, damage(&mut Random::new(seed), page.as_bytes()));
            assert!(once.len() <= page.len() * 2 + ROOM);
            differ += usize::from(once != page.as_bytes());
        }
        assert!(differ > 1_900, "{differ} of 2,000 seeds changed the page");
        for nothing in [&b""[..], b"<", b"no tag"] {
            (0..500).for_each(|seed| drop(damage(&mut Random::new(seed), nothing)));
        }
    }
}
