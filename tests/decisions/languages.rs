//! The language of the text: what is declared, what is stated, what the letters and words say.

use super::{Case, Outcome, Report, sure, text};
use verbatim::metadata::Property;

const TEXTS: [(&str, &str, &str); 8] = [
    ("no text", "", ""),
    (
        "English",
        "en",
        "The council said that the walls along the harbour have been moved and that they will be higher than they were before the storm of this winter. ",
    ),
    (
        "German",
        "de",
        "Der Rat hat gesagt, dass die Mauern am Hafen verschoben worden sind und dass sie höher sein werden als vor dem Sturm in diesem Winter. ",
    ),
    (
        "Danish",
        "da",
        "Rådet sagde, at murene langs havnen er blevet flyttet, og at de vil være højere, end de var før stormen i denne vinter. ",
    ),
    (
        "Russian",
        "ru",
        "Совет сообщил, что стены вдоль гавани были перенесены и что они будут выше, чем были до шторма этой зимой. ",
    ),
    (
        "Arabic",
        "ar",
        "قال المجلس إن الجدران على طول الميناء قد نقلت وإنها ستكون أعلى مما كانت عليه قبل العاصفة في هذا الشتاء. ",
    ),
    (
        "Japanese",
        "ja",
        "議会は、港に沿った壁が移動され、この冬の嵐の前よりも高くなると述べました。",
    ),
    (
        "Hebrew",
        "he",
        "המועצה אמרה כי הקירות לאורך הנמל הוזזו וכי הם יהיו גבוהים יותר משהיו לפני הסערה של החורף הזה. ",
    ),
];

fn language(declared: &str, said: &str, stated: &[(&str, f32)]) -> Outcome {
    let mut case = Case::new(&format!("<html lang=\"{declared}\"><p>{}</p>", said.repeat(4)));
    for (tag, sure) in stated {
        case = case.says(Property::Language, "open-graph", tag, *sure);
    }
    text(&case.decide().language)
}

#[test]
fn declared_and_written() {
    let mut report = Report::default();
    for (name, _, said) in TEXTS {
        for declared in [
            "", "en", "de", "ar", "ru", "ja", "zh", "he", "da", "no", "nb", "sv", "uk", "fa", "hr",
            "en-GB", "x",
        ] {
            report.one(&format!("{name} declared as {declared:?}"), language(declared, said, &[]));
        }
        for (declared, stated) in [
            ("en", "en_GB"),
            ("en", "en_US"),
            ("de", "de_AT"),
            ("ar", "ar_AR"),
            ("ar", "ar_EG"),
            ("en", "de"),
            ("de", "en"),
            ("en", "english"),
        ] {
            report.one(
                &format!("{name} declared {declared}, stated {stated}"),
                language(declared, said, &[(stated, 0.7)]),
            );
        }
        report.sweep(&format!("{name} declared de, stated en so surely"), 60..101, |n| {
            language("de", said, &[("en", sure(n))])
        });
        let case = Case::new(&format!("<html dir=rtl><p>{said}</p>"));
        report.one(
            &format!("{name} from right to left"),
            (case.decide().right_to_left.to_string(), None),
        );
        let case = Case::new(&format!("<html><p>{said}</p>"));
        report.one(
            &format!("{name} without direction"),
            (case.decide().right_to_left.to_string(), None),
        );
    }
    report.check("languages-texts");
}

#[test]
fn tags_and_words() {
    let mut report = Report::default();
    for tag in [
        "en",
        "EN",
        "en_gb",
        "en-gb",
        "zh-hans-cn",
        "zh_Hant",
        "es-419",
        "en-12",
        "en-GB-oed",
        "de.UTF-8",
        "english",
        "Deutsch",
        "français",
        "español",
        "italiano",
        "português",
        "german",
        "french",
        "spanish",
        "italian",
        "portuguese",
        "russian",
        "chinese",
        "japanese",
        "arabic",
        "zh-cn",
        "cn",
        "jp",
        "kr",
        "gr",
        "cz",
        "dk",
        "iw",
        "ua",
        "e",
        "engl",
        "e!",
        "en-!!",
        "en-Lat1",
        "en-123",
        "en-a23",
        "yue",
        "fil",
        " en ",
    ] {
        report.one(&format!("{tag:?}"), language(tag, "", &[]));
    }
    report.check("languages-tags");
}

/// Languages that detection cannot well tell apart: what is declared stays.
#[test]
fn neighbours() {
    let mut report = Report::default();
    let czech = "Rada uvedla, že zdi podél přístavu byly přesunuty a že budou vyšší, než byly před bouří této zimy. ";
    let malay = "Majlis berkata bahawa tembok di sepanjang pelabuhan telah dipindahkan dan akan menjadi lebih tinggi daripada sebelum ribut. ";
    let croatian = "Vijeće je reklo da su zidovi uz luku premješteni i da će biti viši nego što su bili prije oluje ove zime. ";
    let galician = "O concello dixo que os muros ao longo do porto foron movidos e que serán máis altos do que eran antes da tormenta. ";
    let bulgarian = "Съветът каза, че стените покрай пристанището са преместени и че ще бъдат по-високи, отколкото са били преди бурята. ";
    let persian = "شورا گفت که دیوارهای کنار بندر جابجا شده‌اند و از آنچه پیش از توفان این زمستان بودند بلندتر خواهند بود. ";
    let hindi = "परिषद ने कहा कि बंदरगाह के साथ की दीवारें हटा दी गई हैं और वे इस सर्दी के तूफान से पहले की तुलना में ऊंची होंगी। ";
    for (name, said, tags) in [
        ("Czech", czech, &["cs", "sk", "pl"][..]),
        ("Malay", malay, &["id", "ms", "tl", "fil"]),
        ("Croatian", croatian, &["hr", "sr", "bs", "sh", "cnr", "me", "sl"]),
        ("Galician", galician, &["gl", "pt", "es"]),
        ("Bulgarian", bulgarian, &["bg", "mk", "ru"]),
        ("Persian", persian, &["fa", "prs", "ar"]),
        ("Hindi", hindi, &["hi", "mr", "ne", "ur"]),
        ("Danish", TEXTS[3].2, &["nb", "nn", "no", "da", "sv"]),
        (
            "Chinese",
            "议会表示港口沿岸的墙已经移动并且会比今年冬天暴风雨之前更高",
            &["zh", "yue", "ja"],
        ),
        ("Hebrew", TEXTS[7].2, &["he", "iw", "ar"]),
    ] {
        for tag in tags {
            report.one(&format!("{name} declared as {tag}"), language(tag, said, &[]));
        }
    }
    report.check("languages-neighbours");
}
