//! Latin letters for any script, so that citation keys can be read and titles be searched.
//!
//! Small tables of our own in place of a library's, whose tables for all of Unicode are larger
//! than the whole citation module. They follow the common romanisations without their marks
//! (ISO 9 and BGN for Cyrillic, ISO 843 for Greek, Hepburn for kana, Revised Romanization for
//! Hangul); of Chinese only the usual family names are here, in pinyin, since that is what a key
//! is made of.

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

/// Family names of Chinese, simplified and traditional, each followed by its pinyin.
const FAMILY_NAMES: &str = "王wang 李li 张zhang 張zhang 刘liu 劉liu 陈chen 陳chen 杨yang 楊yang 赵zhao 趙zhao 黄huang 黃huang \
    周zhou 吴wu 吳wu 徐xu 孙sun 孫sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 馬ma 罗luo 羅luo 梁liang \
    宋song 郑zheng 鄭zheng 谢xie 謝xie 韩han 韓han 唐tang 冯feng 馮feng 于yu 董dong 萧xiao 蕭xiao \
    程cheng 曹cao 袁yuan 邓deng 鄧deng 许xu 許xu 傅fu 沈shen 曾zeng 彭peng 吕lv 呂lv 苏su 蘇su 卢lu 盧lu \
    蒋jiang 蔣jiang 蔡cai 贾jia 賈jia 丁ding 魏wei 薛xue 叶ye 葉ye 阎yan 閻yan 余yu 潘pan 杜du 戴dai \
    夏xia 钟zhong 鍾zhong 汪wang 田tian 任ren 姜jiang 范fan 方fang 石shi 姚yao 谭tan 譚tan 廖liao 邹zou \
    鄒zou 熊xiong 金jin 陆lu 陸lu 郝hao 孔kong 白bai 崔cui 康kang 毛mao 邱qiu 秦qin 江jiang 史shi 顾gu \
    顧gu 侯hou 邵shao 孟meng 龙long 龍long 万wan 萬wan 段duan 雷lei 钱qian 錢qian 汤tang 湯tang 尹yin \
    黎li 易yi 常chang 武wu 乔qiao 喬qiao 贺he 賀he 赖lai 賴lai 龚gong 龔gong 文wen 庞pang 龐pang 樊fan \
    兰lan 蘭lan 殷yin 施shi 陶tao 洪hong 翟zhai 安an 颜yan 顏yan 倪ni 严yan 嚴yan 牛niu 温wen 溫wen 芦lu \
    季ji 俞yu 章zhang 鲁lu 魯lu 葛ge 伍wu 韦wei 韋wei 申shen 尤you 毕bi 畢bi 聂nie 聶nie 丛cong 焦jiao \
    向xiang 柳liu 邢xing 路lu 岳yue 齐qi 齊qi 梅mei 莫mo 庄zhuang 莊zhuang 辛xin 管guan 祝zhu 左zuo 涂tu \
    谷gu 祁qi 时shi 時shi 舒shu 耿geng 牟mu 卜bu 詹zhan 关guan 關guan 苗miao 凌ling 费fei 費fei 纪ji 紀ji \
    靳jin 盛sheng 童tong 欧ou 歐ou 甄zhen 项xiang 項xiang 曲qu 成cheng 游you 阳yang 陽yang 裴pei 席xi \
    卫wei 衛wei 查zha 屈qu 鲍bao 鮑bao 位wei 覃qin 霍huo 翁weng 隋sui 植zhi 甘gan 景jing 薄bo 单shan \
    單shan 包bao 司si 柏bai 宁ning 寧ning 柯ke 阮ruan 桂gui 闵min 解xie 强qiang 柴chai 华hua 華hua 车che \
    車che 冉ran 房fang 边bian 邊bian 辜gu 吉ji 饶rao 饒rao 刁diao 瞿qu 戚qi 丘qiu 古gu 米mi 池chi 滕teng \
    晋jin 晉jin 苑yuan 邬wu 臧zang 畅chang 宫gong 宮gong 来lai 嵺liao 苟gou 全quan 褚chu 廉lian 简jian \
    簡jian 娄lou 婁lou 盖gai 符fu 奚xi 木mu 穆mu 党dang 黨dang 燕yan 郎lang 邸di 冀ji 谈tan 姬ji 屠tu \
    连lian 連lian 郜gao 晏yan 栾luan 郁yu 商shang 蒙meng 计ji 喻yu 揭jie 窦dou 竇dou 迟chi 宇yu 敖ao 糜mi \
    鄢yan 冷leng 卓zhuo 花hua 仇qiu 艾ai 蓝lan 藍lan 都du 巩gong 稽ji 井jing 练lian 仲zhong 乐le 虞yu \
    卞bian 封feng 竺zhu 冼xian 原yuan 官guan 衣yi 楚chu 佟tong 栗li 匡kuang 宗zong 应ying 應ying 台tai \
    巫wu 鞠ju 僧seng 桑sang 荆jing 谌chen 银yin 扬yang 明ming 沙sha 伏fu 岑cen 习xi 習xi 胥xu 保bao 和he \
    蔺lin";

/// The initial consonants, vowels and final consonants of Hangul syllables (Unicode, section 3.12).
const HANGUL: [&str; 3] = [
    "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
];

/// The Latin spelling of one letter; nothing for a letter of no table and for ASCII.
pub fn of(character: char) -> Option<&'static str> {
    let code = u32::from(character);
    let next = BLOCKS.partition_point(|Block(first, _)| *first <= code);
    let Block(first, spellings) = BLOCKS.get(next.checked_sub(1)?)?;
    spelling(spellings, (code - first) as usize)
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
        } else if let Some(name) = family_name(character) {
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

fn family_name(character: char) -> Option<&'static str> {
    let entry = FAMILY_NAMES.split(' ').find(|entry| entry.starts_with(character))?;
    entry.get(character.len_utf8()..)
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
