//! A byline to names: what stands around them is cut off, several are kept apart.

mod split;
mod trim;

use super::byline_words::{AFTER_NAME, Role};
use super::label::{label, labels_inside};
use super::name::is_degree;
use super::plausible::{
    is_han_name, is_hangul, is_known_name, is_name, is_role, reads_like_a_name,
};
use split::{people, split_han};
use trim::{
    role_in_brackets, stop, strip_after, with_others, without_brackets, without_office,
    without_role, without_signs, without_stop,
};

/// What a line of text says about who made a piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Byline {
    /// Names with their roles, in order.
    pub(crate) names: Vec<(Role, String)>,
    /// Whether a word such as "By" or "Author:" led to the names.
    pub(crate) announced: bool,
}

impl Byline {
    /// The names of the authors.
    pub(crate) fn authors(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter(|name| name.0 == Role::Author).map(|name| name.1.as_str())
    }
}

/// Reads a line that may be a byline. Where nothing announces a name, the line itself may be one
/// (`bare`: the caller knows that the place is a byline's).
pub(crate) fn read(line: &str, bare: bool) -> Byline {
    let mut byline = Byline::default();
    let line = line
        .trim()
        .trim_start_matches([
            '(', '（', '[', '【', '-', '–', '—', '|', '/', '•', '·', '*', ':', '：', '✍', '　',
            '~', ',',
        ])
        .trim();
    if line.is_empty() || line.chars().count() > 400 {
        return byline;
    }
    let mut rest = line;
    let mut role = None;
    if let Some((found, after)) = label(line) {
        role = Some(found);
        rest = after;
    }
    if role.is_none()
        && let Some((found, after)) = labels_inside(line)
    {
        role = Some(found);
        rest = after;
    }
    let Some(current) = role.or(bare.then_some(Role::Author)) else {
        after_name(line, &mut byline);
        return byline;
    };
    rest = within_brackets(rest);
    if role.is_none() {
        rest = without_preposition(rest);
    }
    // "记者：南方天气如何？": who asks in an interview.
    if role.is_some() && rest.trim_end_matches('。').contains(['。', '？', '！']) {
        return byline;
    }
    byline.announced = role.is_some();
    segments(rest, current, byline.announced, &mut byline);
    byline
}

/// "von wordpressadmin", "vom Krimiblogger": where a place is a byline's, one word behind a small
/// word is an account, and no particle of a name.
fn without_preposition(text: &str) -> &str {
    const BY: [&str; 8] = ["von ", "vom ", "by ", "par ", "por ", "door ", "av ", "af "];
    let account = BY.iter().find_map(|by| text.strip_prefix(by)).map(str::trim);
    account.filter(|account| !account.is_empty() && !account.contains(' ')).unwrap_or(text)
}

/// What stands before a bracket that closes more than was opened: the label stood inside, as in
/// "（记者 李小明）针对…".
fn within_brackets(text: &str) -> &str {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' | '〔' | '【' => open += 1,
            ')' | '）' | ']' | '〕' | '】' if open == 0 => return &text[..at],
            ')' | '）' | ']' | '〕' | '】' => open -= 1,
            _ => {}
        }
    }
    text
}

/// 李小明 记者, 홍길동 기자: the word stands behind. Before it may stand a place in brackets, after it
/// an address: "[서울=뉴시스] 홍길동 기자 =".
fn after_name(line: &str, byline: &mut Byline) {
    // All such words are Korean, Chinese or Japanese.
    if line.is_ascii() || line.chars().count() > 60 {
        return;
    }
    let line = match line.split_once([']', '】', '＝']) {
        Some((before, after)) if before.chars().count() <= 16 => after,
        _ => line,
    };
    let end = line.find(['=', '@', '(', '[']).unwrap_or(line.len());
    // The word of an address goes with its sign.
    let end = match line[end..].starts_with('@') {
        true => line[..end].rfind(' ').unwrap_or(0),
        false => end,
    };
    let line = line[..end].trim();
    if line.chars().count() > 24 {
        return;
    }
    for word in AFTER_NAME.iter().filter(|word| word.chars().count() >= 2) {
        let Some(rest) = line.strip_suffix(word) else { continue };
        let rest = rest.trim_matches([' ', '\u{3000}', '·', '/', ',']);
        let hangul =
            |name: &&str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul);
        let names: Vec<&str> = rest.split(['·', ',', '，', '、']).map(str::trim).collect();
        if names.iter().all(|name| hangul(name) || is_han_name(name)) {
            let named = names.iter().map(|name| (Role::Author, (*name).to_owned()));
            byline.names.extend(named);
            byline.announced = true;
            return;
        }
    }
}

/// Takes names from `text`, where labels such as "Photos by" may change the role on the way.
fn segments(text: &str, mut role: Role, announced: bool, byline: &mut Byline) {
    let mut first = true;
    for segment in text.split([
        '|', '•', '·', '│', '¦', '►', '▪', '●', '⋅', '\u{2002}', '\n', '；', '／', '…', '–', '—',
        '【', '】',
    ]) {
        let mut segment = segment.trim();
        if let Some((found, after)) = label(segment) {
            role = found;
            segment = after;
        } else if !first && role != Role::Author {
            continue;
        } else if let Some((found, after)) = labels_inside(segment).filter(|_| !first) {
            role = found;
            segment = after;
        } else if !first && !byline.names.is_empty() {
            // Behind the first bar stands the date, the section, the reading time.
            continue;
        }
        first = false;
        let before = byline.names.len();
        names(segment, role, byline);
        if before == byline.names.len() && announced && byline.names.is_empty() {
            return;
        }
    }
}

/// Splits one segment at commas and joiners.
fn names(segment: &str, role: Role, byline: &mut Byline) {
    let cut = stop(segment);
    let next =
        labels_inside(segment).map_or(segment.len(), |(_, after)| label_start(segment, after));
    if next < cut && next > 0 {
        names(&segment[..next], role, byline);
        let mut rest = Byline::default();
        if let Some((role, after)) = labels_inside(segment) {
            names(after, role, &mut rest);
        }
        for name in rest.names {
            if !byline.names.contains(&name) {
                byline.names.push(name);
            }
        }
        return;
    }
    let text = segment[..cut].trim().trim_end_matches([',', ':', '，', ';', '-', '(', '（']);
    let text = without_stop(text);
    if text.is_empty() {
        return;
    }
    let mut seen_name = false;
    for part in people(&with_others(text)) {
        // "Ann Lee (photography)".
        let role = role_in_brackets(&part).unwrap_or(role);
        // "(Reuters)" and "@handle" and "for The Post".
        let part = without_brackets(&part);
        let whole = strip_after(without_signs(part));
        let part = without_office(without_role(whole));
        if is_degree(part.trim_matches(['(', ')'])) {
            // Degrees behind a comma stay with the name they stand behind.
            if seen_name && let Some((_, name)) = byline.names.last_mut() {
                name.push_str(", ");
                name.push_str(part);
            }
            continue;
        }
        // Orders and offices that no list has: "Rebecca Lake, CEPF".
        let letters = part.chars().count() >= 4 && part.chars().all(char::is_uppercase);
        if seen_name
            && letters
            && text.chars().any(char::is_lowercase)
            && let Some((_, name)) = byline.names.last_mut()
        {
            name.push_str(", ");
            name.push_str(part);
            continue;
        }
        if (seen_name && is_role(part)) || !is_name(part) {
            if seen_name {
                // "Ann Lee, senior editor at The Post": nothing behind a role is a name, unless a
                // joiner brings another person, which cannot be told from here.
                break;
            }
            continue;
        }
        let is_full = |known: &(Role, String)| known.1.contains(' ') && reads_like_a_name(&known.1);
        let behind_name = seen_name && byline.names.last().is_some_and(is_full);
        // "Ann Lee, above": a word in small letters, behind a full name.
        if behind_name && !part.contains(' ') && part.starts_with(char::is_lowercase) {
            break;
        }
        if behind_name && is_place(part, text) {
            continue;
        }
        // "Ann Lee, Home & Digital Security Expert", "Ann Lee, educator for children".
        let is_cut = part.len() < whole.len() && !is_known_name(part);
        if behind_name && (is_cut || part.contains(' ') && !reads_like_a_name(part)) {
            break;
        }
        for name in split_han(part) {
            if !byline.names.iter().any(|known| known.1 == name) {
                byline.names.push((role, name));
            }
        }
        seen_name = true;
    }
}

/// "Ann Lee, Berlin": one word behind a comma, after a name of several, is where it was written
/// (newspapers' datelines; in scripts with capitals, whose names have more than one word).
fn is_place(part: &str, text: &str) -> bool {
    let behind_comma = text
        .find(part)
        .and_then(|at| text.get(..at))
        .is_some_and(|before| before.trim_end().ends_with(','));
    behind_comma
        && !part.contains(' ')
        && part.chars().any(char::is_lowercase)
        && part.starts_with(char::is_uppercase)
}

/// Where the label before `after` begins: at the space before it.
fn label_start(segment: &str, after: &str) -> usize {
    let end = segment.len() - after.len();
    let before = segment[..end]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '／'));
    before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '|' | '】' | ']'))
        .map_or(0, |at| at)
}

#[cfg(test)]
mod tests {
    use super::super::byline_words::ROWS;
    use super::*;

    fn authors(line: &str) -> Vec<String> {
        read(line, false).authors().map(str::to_owned).collect()
    }

    #[test]
    fn an_account_behind_a_small_word() {
        let read = |line| read(line, true).authors().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(read("vom Hafenblogger"), ["Hafenblogger"]);
        assert_eq!(read("von hafenadmin"), ["hafenadmin"]);
    }

    #[test]
    fn bylines_in_many_languages() {
        let mut wrong: Vec<String> = Vec::new();
        for (line, wanted) in [
            ("By Ann Lee", "Ann Lee"),
            ("By Ann Lee and Bo Chan", "Ann Lee|Bo Chan"),
            ("By Ann Lee, Bo Chan and Carl Ek", "Ann Lee|Bo Chan|Carl Ek"),
            ("Par Ann Lee et Bo Chan", "Ann Lee|Bo Chan"),
            ("Von Ann Lee und Bo Chan", "Ann Lee|Bo Chan"),
            ("Von Ann Lee, Berlin", "Ann Lee"),
            ("Von Ann Lee und Bo Chan, Berlin, und Carl Ek", "Ann Lee|Bo Chan|Carl Ek"),
            ("By Ann Lee and Madonna", "Ann Lee|Madonna"),
            ("By Ann Lee And Bo Chan", "Ann Lee|Bo Chan"),
            ("Von Ann Lee info@hafen.example", "Ann Lee"),
            ("記者林和謙／採訪報導", "林和謙"),
            ("記者楊菁菁攝、魏怡嘉", "魏怡嘉"),
            ("By Shutterstock", ""),
            ("记者：寒冬里如何保持水嫩肌肤 医师来教你", ""),
            ("（记者 李小明）针对自然灾害、突发事件", "李小明"),
            ("（记者 李小明 王静）昨日，财政部发布消息。明年将有730种。", "李小明|王静"),
            ("〔記者李小明／台北報導〕國內的消息。", "李小明"),
            ("(Von Ann Lee) Die Mauer steht.", "Ann Lee"),
            ("记者：春运初始，南方天气，北方如何？", ""),
            ("记者：2012年1月17日，李小明", "李小明"),
            ("Von Amt für Wirtschaft, Bildung, Forschung", "Amt für Wirtschaft|Bildung|Forschung"),
            ("By Ann Lee, Senior Editor | March 2, 2024", "Ann Lee"),
            ("By Ann Lee | 5 min read", "Ann Lee"),
            ("By Ann Lee, above", "Ann Lee"),
            ("By Ann Lee, Home & Digital Security Expert", "Ann Lee"),
            ("By Ann Lee and Bo Chan, Coastal gardens and their keepers", "Ann Lee|Bo Chan"),
            ("By Ann Lee, Tom Okafor Senior Reporter", "Ann Lee|Tom Okafor"),
            ("By Martin Luther King, Jr.", "Martin Luther King, Jr."),
            ("Por Ana López y Juan Pérez", "Ana López|Juan Pérez"),
            ("Di Anna Rossi e Marco Bianchi", "Anna Rossi|Marco Bianchi"),
            ("Door Jan de Vries en Piet Bos", "Jan de Vries|Piet Bos"),
            ("Av Eva Berg och Nils Ek", "Eva Berg|Nils Ek"),
            ("Af Eva Berg og Nils Ek", "Eva Berg|Nils Ek"),
            ("Kirjoittanut Matti Virtanen ja Liisa Laine", "Matti Virtanen|Liisa Laine"),
            ("Autor: Jan Kowalski", "Jan Kowalski"),
            ("Autorka: Anna Nowak", "Anna Nowak"),
            ("Szerző: Nagy Anna", "Nagy Anna"),
            ("Yazan: Ayşe Yılmaz ve Ali Kaya", "Ayşe Yılmaz|Ali Kaya"),
            ("Автор: Иван Петров", "Иван Петров"),
            ("Текст: Анна Иванова и Пётр Сидоров", "Анна Иванова|Пётр Сидоров"),
            ("Автор: Олена Коваль та Іван Мельник", "Олена Коваль|Іван Мельник"),
            ("Του Γιώργου Παπαδόπουλου", "Γιώργου Παπαδόπουλου"),
            ("Συντάκτης: Άννα Νικολάου", "Άννα Νικολάου"),
            ("文/李小明", "李小明"),
            ("【文/海港网专栏作者 王文】", "王文"),
            ("执笔/李小明、王芳&张文", "李小明|王芳|张文"),
            ("（记者陈智 整合）", "陈智"),
            ("作者：网络整理", ""),
            ("作者：李小明", "李小明"),
            ("记者 李小明", "李小明"),
            ("记者李小明", "李小明"),
            ("本报记者 王建宏 张文攀", "王建宏|张文攀"),
            ("作者：李小明、王芳", "李小明|王芳"),
            ("記者 田中太郎", "田中太郎"),
            ("文・写真：山田花子", "山田花子"),
            ("홍길동 기자", "홍길동"),
            ("글 홍길동", "홍길동"),
            ("بقلم سلافة جبور", "سلافة جبور"),
            ("بقلم: أحمد علي", "أحمد علي"),
            ("مאת דנה כהן", ""),
            ("מאת דנה כהן", "דנה כהן"),
            ("نویسنده: مریم احمدی", "مریم احمدی"),
            ("تحریر: احمد خان", "احمد خان"),
            ("लेखक: राम शर्मा और सीता देवी", "राम शर्मा|सीता देवी"),
            ("লেখক: রহিম উদ্দিন", "রহিম উদ্দিন"),
            ("โดย สมชาย ใจดี", "สมชาย ใจดี"),
            ("Oleh Budi Santoso dan Siti Aminah", "Budi Santoso|Siti Aminah"),
            ("Tác giả: Nguyễn Văn An", "Nguyễn Văn An"),
            ("Posted by Ann Lee on March 2, 2024", "Ann Lee"),
            ("Photo by Ann Lee", ""),
            ("By Dr. Ann Lee, PhD", "Dr. Ann Lee, PhD"),
            ("By Ann Lee and Bo Chan, Reuters staff", "Ann Lee|Bo Chan"),
            ("By the sea we walked", ""),
            ("Text is good", ""),
            ("Skrifað af: Jón Jónsson", "Jón Jónsson"),
            ("Höfundur: Anna Jónsdóttir", "Anna Jónsdóttir"),
            ("Autors: Jānis Bērziņš", "Jānis Bērziņš"),
            ("Autorius: Jonas Petraitis", "Jonas Petraitis"),
            ("Autor: Mari Maasikas ja Jaan Tamm", "Mari Maasikas|Jaan Tamm"),
            ("De Ion Popescu și Ana Ionescu", "Ion Popescu|Ana Ionescu"),
            ("Per Jordi Puig i Núria Vila", "Jordi Puig|Núria Vila"),
            ("Piše: Ivan Horvat", "Ivan Horvat"),
            ("Аутор: Марко Марковић", "Марко Марковић"),
            ("Автор: Иван Иванов и Мария Петрова", "Иван Иванов|Мария Петрова"),
            ("Аўтар: Ян Купала", "Ян Купала"),
            ("Γράφει ο Νίκος Παπάς", "Νίκος Παπάς"),
            ("Των Άννας Νικολάου και Νίκου Παπά", "Άννας Νικολάου|Νίκου Παπά"),
            ("Հեղինակ՝ Արամ Պետրոսյան", "Արամ Պետրոսյան"),
            ("ავტორი: ნინო ბერიძე", "ნინო ბერიძე"),
            ("Müəllif: Əli Məmmədov", "Əli Məmmədov"),
            ("Nga Arben Hoxha dhe Mira Leka", "Arben Hoxha|Mira Leka"),
            ("Gan Siân Jones", "Siân Jones"),
            ("Nina Juan dela Cruz at Maria Santos", "Juan dela Cruz|Maria Santos"),
            ("Imeandikwa na Juma Hamisi", "Juma Hamisi"),
            ("Avtor: Janez Novak in Ana Kovač", "Janez Novak|Ana Kovač"),
            ("எழுதியவர்: குமார்", "குமார்"),
            ("రచయిత: రాము", "రాము"),
            ("ലേഖകൻ: രാജൻ", "രാജൻ"),
            ("ಲೇಖಕ: ರಾಜು", "ರಾಜು"),
            ("લેખક: રમેશ પટેલ", "રમેશ પટેલ"),
            ("ਲੇਖਕ: ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ"),
            ("लेखक: राम श्रेष्ठ र सीता राई", "राम श्रेष्ठ|सीता राई"),
            ("ရေးသားသူ: မောင်မောင်", "မောင်မောင်"),
            ("ដោយ សុខ សុភា", "សុខ សុភា"),
            ("ຂຽນໂດຍ ສົມສີ", "ສົມສີ"),
            ("ผู้เขียน: สมชาย ใจดี", "สมชาย ใจดี"),
            ("撰文：李小明 摄影：王芳", "李小明"),
            ("作者：李小明 来源：新华社", "李小明"),
            ("本报记者 李小明 通讯员 王芳", "李小明|王芳"),
            ("来源：新华社 作者：李小明", "李小明"),
            ("责任编辑：王芳", ""),
            ("文 | 李小明", "李小明"),
            ("執筆：山田 花子", "山田 花子"),
            ("取材・文＝山田花子", "山田花子"),
            ("[서울=뉴시스] 홍길동 기자 =", "홍길동"),
            ("홍길동 기자 hong@example.com", "홍길동"),
            ("김철수·이영희 기자", "김철수|이영희"),
            ("Ann Lee berichtet aus Berlin", ""),
            ("By Ann Lee in Berlin", "Ann Lee"),
            ("By Human in the Loop", "Human in the Loop"),
            ("By Paramita (Guha) Ghosh", "Paramita (Guha) Ghosh"),
            ("By Rebecca Lake, CEPF®", "Rebecca Lake, CEPF"),
            ("by Ann Lee (reporting) and Bo Chan (photography)", "Ann Lee"),
            ("Portrait by Ann Lee", ""),
            ("Par Ann Lee (avec Bo Chan et Carl Ek)", "Ann Lee|Bo Chan|Carl Ek"),
            ("Par Ann Lee (avec AFP)", "Ann Lee"),
        ] {
            let wanted: Vec<&str> = wanted.split('|').filter(|name| !name.is_empty()).collect();
            if authors(line) != wanted {
                wrong.push(format!("{line}: {:?}", authors(line)));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn roles_are_kept_apart() {
        let byline = read("作者：李小明 | 编辑：王芳", false);
        assert_eq!(
            byline.names,
            [(Role::Author, "李小明".to_owned()), (Role::Editor, "王芳".to_owned())]
        );
        assert!(ROWS.len() >= 45);
        assert!(ROWS.iter().all(|row| row.language.len() == 2));
    }
}
