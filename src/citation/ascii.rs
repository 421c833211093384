//! Latin letters for any script, so that citation keys can be read and titles be searched.
//!
//! Small tables of our own in place of a library's, whose tables for all of Unicode are larger
//! than the whole citation module. They follow the common romanisations without their marks
//! (ISO 9 and BGN for Cyrillic, ISO 843 for Greek, Hepburn for kana, Revised Romanization for
//! Hangul); of Chinese only the usual family names are here, in pinyin, since that is what a key
//! is made of.

use std::sync::LazyLock;

/// The letters of one block of Unicode: the first code point, then one spelling for each code
/// point on from it, set apart by blanks; `-` where there is none.
struct Block(u32, &'static str);

const BLOCKS: [Block; 37] = [
    // Latin-1
    Block(
        0xC0,
        "A A A A A A AE C E E E E I I I I D N O O O O O - O U U U U Y Th ss a a a a a a ae c \
         e e e e i i i i d n o o o o o - o u u u u y th y",
    ),
    // Latin Extended-A
    Block(
        0x100,
        "A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i \
         I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n n N n O o O o O o OE \
         oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z \
         Z z s",
    ),
    // Latin Extended-B, in part
    Block(0x1CD, "A a I i O o U u U u U u U u U u"),
    // Latin Extended-B, in part
    Block(0x1E6, "G g K k O o O o"),
    // Latin Extended-B, in part
    Block(0x1F8, "N n A a - - - - A a A a E e E e I i I i O o O o R r R r U u U u S s T t"),
    // Greek, with marks
    Block(
        0x386,
        "A - E I I - O - Y O i A V G D E Z I Th I K L M N X O P R - S T Y F Ch Ps O I Y a e i \
         i y a v g d e z i th i k l m n x o p r s s t y f ch ps o i y o y o",
    ),
    // Cyrillic
    Block(
        0x400,
        "E Yo Dj G Ye Dz I Yi J Lj Nj C K I U Dz A B V G D E Zh Z I Y K L M N O P R S T U F \
         Kh Ts Ch Sh Shch - Y - E Yu Ya a b v g d e zh z i y k l m n o p r s t u f kh ts ch \
         sh shch - y - e yu ya e yo dj g ye dz i yi j lj nj c k i u dz",
    ),
    // Cyrillic of Ukrainian, Kazakh, Kyrgyz, Tatar, Mongolian
    Block(
        0x490,
        "G g G g G g Zh zh Z z Q q K k K k K k N n N n P p H h S s T t U u U u H h Ts ts Ch \
         ch Ch ch H h",
    ),
    // Cyrillic of Azerbaijani, Kazakh, Tatar
    Block(0x4D8, "A a"),
    // Cyrillic of Kazakh, Tatar, Mongolian
    Block(0x4E8, "O o"),
    // Armenian
    Block(
        0x531,
        "A B G D E Z E Y T Zh I L Kh Ts K H Dz Gh Ch M Y N Sh O Ch P J R S V T R Ts U P K O F",
    ),
    // Armenian
    Block(
        0x561,
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f \
         ev",
    ),
    // Hebrew
    Block(0x5D0, "a b g d h v z ch t y k k l m m n n s a p p ts ts q r sh t"),
    // Arabic
    Block(0x621, "- a a w i y a b h t th j h kh d dh r z s sh s d t z - gh"),
    // Arabic
    Block(0x641, "f q k l m n h w a y"),
    // Arabic of Urdu and Persian
    Block(0x679, "t - - - p"),
    // Arabic of Urdu and Persian
    Block(0x686, "ch - d"),
    // Arabic of Urdu and Persian
    Block(0x691, "r"),
    // Arabic of Urdu and Persian
    Block(0x698, "zh"),
    // Arabic of Urdu and Persian
    Block(0x6A9, "k - - - - - g"),
    // Arabic of Urdu and Persian
    Block(0x6BA, "n - - - h"),
    // Arabic of Urdu and Persian
    Block(0x6C1, "h h"),
    // Arabic of Urdu and Persian
    Block(0x6CC, "i"),
    // Arabic of Urdu and Persian
    Block(0x6D2, "e"),
    // Devanagari, vowels
    Block(0x905, "a aa i ii u uu ri l e e e ai o o o au"),
    // Devanagari, consonants
    Block(
        0x915,
        "k kh g gh n c ch j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s \
         h",
    ),
    // Devanagari, signs
    Block(0x93E, "a i i u u ri ri e e e ai o o o au"),
    // Bengali, vowels
    Block(0x985, "a a i i u u ri l - - e oi - - o ou"),
    // Bengali, consonants
    Block(
        0x995,
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n - p ph b bh m y r - l - - - sh sh \
         s h",
    ),
    // Bengali, signs
    Block(0x9BE, "a i i u u ri ri - - e oi - - o ou"),
    // Bengali, more consonants
    Block(0x9DC, "r rh - y"),
    // Thai
    Block(
        0xE01,
        "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m \
         y r rue l lue w s s s h l - h - a a a am i i ue ue u u",
    ),
    // Thai
    Block(0xE40, "e ae o ai ai"),
    // Georgian
    Block(0x10D0, "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
    // Latin Extended Additional
    Block(
        0x1E00,
        "A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h H h \
         H h I i I i K k K k K k L l L l L l L l M m M m M m N n N n N n N n O o O o O o O o \
         P p P p R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u U u U u U u V v \
         V v W w W w W w W w W w X x X x Y y Z z Z z Z z h t w y - - - - SS - A a A a A a A a \
         A a A a A a A a A a A a A a A a E e E e E e E e E e E e E e E e I i I i O o O o O o \
         O o O o O o O o O o O o O o O o O o U u U u U u U u U u U u U u Y y Y y Y y Y y",
    ),
    // Hiragana
    Block(
        0x3041,
        "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta \
         da chi ji tsu tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe \
         ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu",
    ),
    // Katakana
    Block(
        0x30A1,
        "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta \
         da chi ji tsu tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe \
         ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu",
    ),
];

/// Family names of Chinese, simplified and traditional, each followed by its pinyin; in the order of
/// Unicode.
const FAMILY_NAMES: &str = "\
    丁ding 万wan 丘qiu 丛cong 严yan 乐le 乔qiao 习xi 于yu 井jing 仇qiu 仲zhong 任ren 伍wu 伏fu \
    位wei 何he 余yu 佟tong 侯hou 保bao 俞yu 倪ni 傅fu 僧seng 党dang 全quan 兰lan 关guan 冀ji \
    冉ran 冯feng 冷leng 冼xian 凌ling 刁diao 刘liu 劉liu 包bao 匡kuang 华hua 卓zhuo 单shan 卜bu \
    卞bian 卢lu 卫wei 原yuan 古gu 台tai 史shi 叶ye 司si 吉ji 向xiang 吕lv 吳wu 吴wu 呂lv 周zhou \
    和he 唐tang 商shang 喬qiao 單shan 喻yu 嚴yan 夏xia 奚xi 姚yao 姜jiang 姬ji 娄lou 婁lou \
    孔kong 孙sun 孟meng 季ji 孫sun 宁ning 宇yu 安an 宋song 宗zong 官guan 宫gong 宮gong 寧ning \
    封feng 尤you 尹yin 屈qu 屠tu 岑cen 岳yue 崔cui 嵺liao 左zuo 巩gong 巫wu 席xi 常chang \
    庄zhuang 应ying 庞pang 康kang 廉lian 廖liao 张zhang 張zhang 强qiang 彭peng 徐xu 應ying \
    成cheng 戚qi 戴dai 房fang 扬yang 揭jie 敖ao 文wen 方fang 施shi 时shi 明ming 易yi 時shi 晉jin \
    晋jin 晏yan 景jing 曲qu 曹cao 曾zeng 木mu 朱zhu 李li 杜du 来lai 杨yang 林lin 柏bai 查zha \
    柯ke 柳liu 柴chai 栗li 栾luan 桂gui 桑sang 梁liang 梅mei 植zhi 楊yang 楚chu 樊fan 欧ou 歐ou \
    武wu 段duan 殷yin 毕bi 毛mao 江jiang 池chi 汤tang 汪wang 沈shen 沙sha 洪hong 涂tu 温wen \
    游you 湯tang 溫wen 滕teng 潘pan 焦jiao 熊xiong 燕yan 牛niu 牟mu 王wang 甄zhen 甘gan 田tian \
    申shen 畅chang 畢bi 白bai 盖gai 盛sheng 盧lu 瞿qu 石shi 祁qi 祝zhu 秦qin 程cheng 稽ji 穆mu \
    窦dou 竇dou 章zhang 童tong 竺zhu 符fu 简jian 管guan 簡jian 米mi 糜mi 紀ji 纪ji 练lian 罗luo \
    羅luo 翁weng 習xi 翟zhai 耿geng 聂nie 聶nie 胡hu 胥xu 臧zang 舒shu 艾ai 芦lu 花hua 苏su \
    苑yuan 苗miao 苟gou 范fan 荆jing 莊zhuang 莫mo 華hua 萧xiao 萬wan 葉ye 葛ge 董dong 蒋jiang \
    蒙meng 蓝lan 蔡cai 蔣jiang 蔺lin 蕭xiao 薄bo 薛xue 藍lan 蘇su 蘭lan 虞yu 衛wei 衣yi 袁yuan \
    裴pei 褚chu 覃qin 解xie 許xu 詹zhan 謝xie 譚tan 计ji 许xu 谈tan 谌chen 谢xie 谭tan 谷gu \
    費fei 賀he 賈jia 賴lai 费fei 贺he 贾jia 赖lai 赵zhao 趙zhao 路lu 車che 车che 辛xin 辜gu \
    边bian 连lian 迟chi 連lian 邊bian 邓deng 邢xing 邬wu 邱qiu 邵shao 邸di 邹zou 郁yu 郎lang \
    郑zheng 郜gao 郝hao 郭guo 都du 鄒zou 鄢yan 鄧deng 鄭zheng 金jin 錢qian 鍾zhong 钟zhong \
    钱qian 银yin 閻yan 關guan 闵min 阎yan 阮ruan 阳yang 陆lu 陈chen 陳chen 陶tao 陸lu 陽yang \
    隋sui 雷lei 霍huo 靳jin 鞠ju 韋wei 韓han 韦wei 韩han 項xiang 顏yan 顧gu 项xiang 顾gu 颜yan \
    饒rao 饶rao 馬ma 馮feng 马ma 高gao 魏wei 魯lu 鮑bao 鲁lu 鲍bao 黃huang 黄huang 黎li 黨dang \
    齊qi 齐qi 龍long 龐pang 龔gong 龙long 龚gong";

/// The initial consonants, vowels and final consonants of Hangul syllables (Unicode, section 3.12).
const HANGUL: [&str; 3] = [
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
];

/// What the tables say of each character, in the order of Unicode.
type Readings = LazyLock<Vec<(char, &'static str)>>;

/// The letters of all blocks, read once: a title may have hundreds.
static SPELLINGS: Readings = LazyLock::new(|| {
    let letters = BLOCKS.iter().flat_map(|Block(first, all)| (*first..).zip(all.split(' ')));
    let known = letters.filter(|(_, spelling)| *spelling != "-");
    known.filter_map(|(code, spelling)| Some((char::from_u32(code)?, spelling))).collect()
});

/// The family names with their pinyin.
static PINYIN: Readings = LazyLock::new(|| {
    let apart = |entry: &'static str| {
        let mut characters = entry.chars();
        characters.next().map(|name| (name, characters.as_str()))
    };
    FAMILY_NAMES.split(' ').filter_map(apart).collect()
});

fn reading(of: &Readings, character: char) -> Option<&'static str> {
    let at = of.binary_search_by_key(&character, |(known, _)| *known).ok()?;
    of.get(at).map(|(_, latin)| *latin)
}

/// The Latin spelling of one letter; nothing for a letter of no table and for ASCII.
pub fn of(character: char) -> Option<&'static str> {
    if character.is_ascii() { None } else { reading(&SPELLINGS, character) }
}

/// A text in ASCII letters and digits; what no table knows is left out, and every other
/// character becomes a blank.
pub fn transliterate(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_ascii_alphanumeric() {
            out.push(character);
        } else if let Some(latin) = of(character) {
            out.push_str(latin);
            if has_inherent_vowel(character)
                && characters.peek().is_some_and(|next| !ends_inherent_vowel(*next))
            {
                out.push('a');
            }
        } else if let Some(digit) = decimal_digit(character) {
            out.push(digit);
        } else if let Some(syllable) = hangul(character) {
            out.push_str(&syllable);
        } else if let Some(name) = reading(&PINYIN, character) {
            out.push_str(name);
        } else if !is_mark(character) {
            out.push(' ');
        }
    }
    out
}

fn spelling(spellings: &'static str, at: usize) -> Option<&'static str> {
    spellings.split(' ').nth(at).filter(|spelling| *spelling != "-")
}

/// Consonants of Devanagari and Bengali are read with an "a" unless a sign follows.
fn has_inherent_vowel(character: char) -> bool {
    matches!(character, '\u{915}'..='\u{939}' | '\u{995}'..='\u{9B9}' | '\u{9DC}'..='\u{9DF}')
}

fn ends_inherent_vowel(character: char) -> bool {
    matches!(character, '\u{93C}'..='\u{94D}' | '\u{9BC}'..='\u{9CD}') || !character.is_alphabetic()
}

/// Combining marks, vowel points, joiners: part of the letter before them.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}'
        | '\u{60C}'..='\u{61F}' | '\u{621}' | '\u{639}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{42A}' | '\u{42C}' | '\u{44A}' | '\u{44C}'
        | '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{E31}' | '\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'
        | '\'' | '’' | 'ʼ' | 'ʿ' | 'ʾ' | '・' | 'ー')
}

/// The value of a digit of the scripts above.
fn decimal_digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let zeros = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let zero = zeros.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

fn hangul(character: char) -> Option<String> {
    let index = u32::from(character).checked_sub(0xAC00).filter(|index| *index < 11_172)? as usize;
    let parts = [index / (21 * 28), index / 28 % 21, index % 28];
    Some(HANGUL.iter().zip(parts).filter_map(|(table, at)| spelling(table, at)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_many_scripts() {
        for (text, latin) in [
            ("Ångström Łukasz Nguyễn", "Angstrom Lukasz Nguyen"),
            ("Достоевский", "Dostoevskiy"),
            ("Παπαδόπουλος", "Papadopoylos"),
            ("جبور", "jbwr"),
            ("کاظمی", "kazmi"),
            ("לוי", "lvy"),
            ("शर्मा", "sharma"),
            ("จันทร์", "chanthr"),
            ("さとう・カトー", "satoukato"),
            ("김철수", "gimcheolsu"),
            ("王", "wang"),
            ("O’Brien", "OBrien"),
            ("١٤٤٥", "1445"),
        ] {
            assert_eq!(transliterate(text), latin, "{text}");
        }
    }

    #[test]
    fn blocks_are_in_order_and_do_not_overlap() {
        for pair in BLOCKS.windows(2) {
            let end = pair[0].0 as usize + pair[0].1.split(' ').count();
            assert!(end <= pair[1].0 as usize, "block at {:X}", pair[0].0);
        }
    }

    #[test]
    fn characters_are_in_order_and_read_in_one_way() {
        for all in [&SPELLINGS, &PINYIN] {
            assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert!(PINYIN.iter().all(|(name, _)| of(*name).is_none()));
    }

    #[test]
    fn every_spelling_is_ascii() {
        let all = BLOCKS.iter().flat_map(|block| block.1.split(' ')).chain(HANGUL);
        assert!(all.into_iter().all(|spelling| spelling.is_ascii()));
        for entry in FAMILY_NAMES.split(' ') {
            let mut letters = entry.chars();
            assert!(letters.next().is_some_and(|name| !name.is_ascii()), "{entry}");
            assert!(letters.all(|letter| letter.is_ascii_lowercase()), "{entry}");
        }
    }
}
