//! Names of months, in the forms in which pages print them.
//!
//! One row per language and calendar. Within a row the twelve months are separated by `,`, the
//! forms of a month by `|`. A form that ends in `*` is a stem: it may go on for up to five
//! letters, which covers cases and genitives. A name that means different months in different
//! languages is told apart by the page's language, and else by the order of the rows.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::Calendar;

/// One language's names of the months of one calendar.
struct Row {
    language: &'static str,
    calendar: Calendar,
    months: &'static str,
}

const fn row(language: &'static str, months: &'static str) -> Row {
    Row { language, calendar: Calendar::Gregorian, months }
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row("en", "january|jan,february|feb|febr,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sept|sep,october|oct,november|nov,december|dec"),
    row("de", "januar|jänner|jan|jän,februar|feber|feb,märz|maerz|mär|mrz,april|apr,mai,juni|jun,juli|jul,august|aug,september|sept|sep,oktober|okt,november|nov,dezember|dez"),
    row("fr", "janvier|janv|jan,février|fevrier|févr|fév,mars,avril|avr,mai,juin,juillet|juil,août|aout,septembre|sept,octobre|oct,novembre|nov,décembre|decembre|déc"),
    row("es", "enero|ene,febrero|feb,marzo|mar,abril|abr,mayo|may,junio|jun,julio|jul,agosto|ago,septiembre|setiembre|sep|set|sept,octubre|oct,noviembre|nov,diciembre|dic"),
    row("pt", "janeiro|jan,fevereiro|fev,março|marco|mar,abril|abr,maio|mai,junho|jun,julho|jul,agosto|ago,setembro|set,outubro|out,novembro|nov,dezembro|dez"),
    row("it", "gennaio|gen|genn,febbraio|feb|febbr,marzo|mar,aprile|apr,maggio|mag,giugno|giu,luglio|lug,agosto|ago,settembre|set|sett,ottobre|ott,novembre|nov,dicembre|dic"),
    row("ca", "gener|gen,febrer|febr,març,abril|abr,maig,juny,juliol|jul,agost|ag,setembre|set,octubre|oct,novembre|nov,desembre|des"),
    row("gl", "xaneiro|xan,febreiro|feb,marzo|mar,abril|abr,maio,xuño|xuñ,xullo|xul,agosto|ago,setembro|set,outubro|out,novembro|nov,decembro|dec"),
    row("ro", "ianuarie|ian,februarie|feb,martie|mar,aprilie|apr,mai,iunie|iun,iulie|iul,august|aug,septembrie|sept,octombrie|oct,noiembrie|noi|nov,decembrie|dec"),
    row("nl", "januari|jan,februari|feb,maart|mrt,april|apr,mei,juni|jun,juli|jul,augustus|aug,september|sept|sep,oktober|okt,november|nov,december|dec"),
    row("af", "januarie,februarie,maart,april,mei,junie,julie,augustus,september,oktober,november,desember"),
    row("sv", "januari|jan,februari|feb,mars|mar,april|apr,maj,juni|jun,juli|jul,augusti|aug,september|sept|sep,oktober|okt,november|nov,december|dec"),
    row("da", "januar|jan,februar|feb,marts|mar,april|apr,maj,juni|jun,juli|jul,august|aug,september|sept|sep,oktober|okt,november|nov,december|dec"),
    row("nb", "januar|jan,februar|feb,mars|mar,april|apr,mai,juni|jun,juli|jul,august|aug,september|sept|sep,oktober|okt,november|nov,desember|des"),
    row("is", "janúar|jan,febrúar|feb,mars|mar,apríl|apr,maí,júní|jún,júlí|júl,ágúst|ágú,september|sep,október|okt,nóvember|nóv,desember|des"),
    row("fi", "tammiku*|tammi,helmiku*|helmi,maalisku*|maalis,huhtiku*|huhti,toukoku*|touko,kesäku*|kesä,heinäku*|heinä,eloku*|elo,syysku*|syys,lokaku*|loka,marrasku*|marras,jouluku*|joulu"),
    row("et", "jaanuar*|jaan,veebruar*|veebr,märts*,aprill*|apr,mai*,juuni*,juuli*,august*|aug,septemb*|sept,oktoob*|okt,novemb*|nov,detsemb*|dets"),
    row("lv", "janvār*|janv,februār*|febr,mart*,aprīl*|apr,maij*,jūnij*|jūn,jūlij*|jūl,august*|aug,septembr*|sept,oktobr*|okt,novembr*|nov,decembr*|dec"),
    row("lt", "saus*,vasar*|vas,kov*,baland*|bal,gegužė*|geg,birželi*|birž,liep*,rugpjū*|rugp,rugsėj*|rugs,spal*,lapkri*|lapkr,gruod*"),
    row("pl", "stycz*|sty,luty|lutego|lut,marzec|marca|marz,kwie*,maj|maja,czerwiec|czerwca|cze,lipiec|lipca|lip,sierp*|sie,wrze*|wrz,paździe*|paź,listopad|listopada|lis,grud*|gru"),
    row("cs", "leden|ledna|led,únor|února,březen|března,duben|dubna,květen|května,červen|června,červenec|července,srpen|srpna,září,říjen|října,listopad|listopadu,prosinec|prosince"),
    row("sk", "január*|jan,február*|feb,marec|marca|mar,apríl*|apr,máj|mája,jún|júna,júl|júla,august*|aug,septemb*|sep,októb*|okt,novemb*|nov,decemb*|dec"),
    row("hr", "siječ*|sij,veljač*|velj,ožuj*|ožu,travanj|travnja|tra,svibanj|svibnja|svi,lipanj|lipnja,srpanj|srpnja,kolovoz*|kol,rujan|rujna,listopad|listopada,studeni|studenog|studenoga|stu,prosin*|pro"),
    row("sl", "januar*|jan,februar*|feb,marec|marca|mar,april*|apr,maj|maja,junij*|jun,julij*|jul,avgust*|avg,septemb*|sep,oktob*|okt,novemb*|nov,decemb*|dec"),
    row("sr", "januar*|јануар*|јан,februar*|фебруар*|феб,mart*|март*|мар,april*|април*|апр,maj*|мај*,jun|juna|јун|јуна,jul|jula|јул|јула,avgust*|август*|авг,septemb*|септемб*|сеп,oktob*|октоб*|окт,novemb*|новемб*|нов,decemb*|децемб*|дец"),
    row("hu", "január*|jan,február*|febr|feb,márci*|márc,ápril*|ápr,máj*,júniu*|jún,júliu*|júl,auguszt*|aug,szeptemb*|szept,októb*|okt,novemb*|nov,decemb*|dec"),
    row("tr", "ocak|oca,şubat|şub,mart|mar,nisan|nis,mayıs|may,haziran|haz,temmuz|tem,ağustos|ağu,eylül|eyl,ekim|eki,kasım|kas,aralık|ara"),
    row("az", "yanvar|yan,fevral|fev,mart,aprel|apr,may,iyun,iyul,avqust|avq,sentyabr|sen,oktyabr|okt,noyabr|noy,dekabr|dek"),
    row("uz", "yanvar,fevral,mart,aprel,may,iyun,iyul,avgust,sentabr|sentyabr,oktabr|oktyabr,noyabr,dekabr"),
    row("sq", "janar,shkurt,mars,prill,maj,qershor,korrik,gusht,shtator,tetor,nëntor,dhjetor"),
    row("eu", "urtarril*|urt,otsail*|ots,martxo*|mar,apiril*|api,maiatz*|mai,ekain*|eka,uztail*|uzt,abuztu*|abu,irail*|ira,urri*,azaro*|aza,abendu*|abe"),
    row("cy", "ionawr|ion,chwefror|chw,mawrth|maw,ebrill|ebr,mai,mehefin|meh,gorffennaf|gor,awst,medi,hydref|hyd,tachwedd|tach,rhagfyr|rhag"),
    row("ga", "eanáir,feabhra,márta,aibreán,bealtaine,meitheamh,iúil,lúnasa,meán fómhair,deireadh fómhair,samhain,nollaig"),
    row("mt", "jannar,frar,marzu,april,mejju,ġunju,lulju,awwissu,settembru,ottubru,novembru,diċembru"),
    row("eo", "januaro,februaro,marto,aprilo,majo,junio,julio,aŭgusto,septembro,oktobro,novembro,decembro"),
    row("id", "januari|jan,februari|feb|pebruari,maret|mar,april|apr,mei,juni|jun,juli|jul,agustus|agu|agt,september|sep,oktober|okt,november|nov|nopember,desember|des"),
    row("ms", "januari|jan,februari|feb,mac,april|apr,mei,jun,julai|jul,ogos|ogo,september|sep,oktober|okt,november|nov,disember|dis"),
    row("tl", "enero|ene,pebrero|peb,marso,abril|abr,mayo,hunyo|hun,hulyo|hul,agosto|ago,setyembre|set,oktubre|okt,nobyembre|nob,disyembre|dis"),
    row("sw", "januari,februari,machi,aprili,mei,juni,julai,agosti,septemba,oktoba,novemba,desemba"),
    row("so", "jannaayo,febraayo,maarso,abriil,maayo,juun,luuliyo,agoosto,sebtembar,oktoobar,nofembar,disembar"),
    row("ht", "janvye,fevriye,mas,avril,me,jen,jiyè,out,septanm,oktòb,novanm,desanm"),
    row("vi", "tháng một|tháng giêng,tháng hai,tháng ba,tháng tư,tháng năm,tháng sáu,tháng bảy,tháng tám,tháng chín,tháng mười,tháng mười một,tháng mười hai"),
    row("ru", "январ*|янв,феврал*|фев|февр,март*|мар,апрел*|апр,май|мая|мае,июн*,июл*,август*|авг,сентябр*|сен|сент,октябр*|окт,ноябр*|ноя|нояб,декабр*|дек"),
    row("uk", "січ*,лют*,берез*|бер,квіт*|кві,трав*|тра,черв*|чер,липн*|лип,серп*|сер,верес*|вер,жовт*|жов,листопад*|лис,груд*|гру"),
    row("be", "студз*,лют*,сакавік*,красавік*,май|мая|травень|траўня,чэрв*,ліпен*,жні*,верас*,кастрычнік*,лістапад*,снеж*"),
    row("bg", "януари|яну,февруари|фев,март,април|апр,май,юни,юли,август|авг,септември|сеп|септ,октомври|окт,ноември|ное,декември|дек"),
    row("mk", "јануари|јан,февруари|фев,март|мар,април|апр,мај,јуни,јули,август|авг,септември|сеп,октомври|окт,ноември|ное,декември|дек"),
    row("kk", "қаңтар*|қаң,ақпан*|ақп,наурыз*|нау,сәуір*|сәу,мамыр*|мам,маусым*|мау,шілде*|шіл,тамыз*|там,қыркүйек*|қыр,қазан*|қаз,қараша*|қар,желтоқсан*|жел"),
    row("ky", "январь|январ,февраль|феврал,март,апрель,май,июнь,июль,август,сентябрь,октябрь,ноябрь,декабрь"),
    row("mn", "нэгдүгээр сар*,хоёрдугаар сар*,гуравдугаар сар*,дөрөвдүгээр сар*,тавдугаар сар*,зургаадугаар сар*,долоодугаар сар*,наймдугаар сар*,есдүгээр сар*,аравдугаар сар*,арваннэгдүгээр сар*,арванхоёрдугаар сар*"),
    row("el", "ιανουάρι*|ιανουαρί*|ιαν,φεβρουάρι*|φεβρουαρί*|φεβ,μάρτι*|μαρτί*|μαρ|μάρ,απρίλι*|απριλί*|απρ,μάι*|μαΐ*|μαϊ*|μαΐ,ιούνι*|ιουνί*|ιουν|ιούν,ιούλι*|ιουλί*|ιουλ|ιούλ,αύγουστ*|αυγούστ*|αυγ|αύγ,σεπτέμβρι*|σεπτεμβρί*|σεπ|σεπτ,οκτώβρι*|οκτωβρί*|οκτ,νοέμβρι*|νοεμβρί*|νοε|νοέ,δεκέμβρι*|δεκεμβρί*|δεκ"),
    row("hy", "հունվար*,փետրվար*,մարտ*,ապրիլ*,մայիս*,հունիս*,հուլիս*,օգոստոս*,սեպտեմբեր*,հոկտեմբեր*,նոյեմբեր*,դեկտեմբեր*"),
    row("ka", "იანვარ*|იან,თებერვ*|თებ,მარტ*|მარ,აპრილ*|აპრ,მაის*|მაი,ივნის*|ივნ,ივლის*|ივლ,აგვისტ*|აგვ,სექტემბ*|სექ,ოქტომბ*|ოქტ,ნოემბ*|ნოე,დეკემბ*|დეკ"),
    row("ar", "يناير|كانون الثاني|جانفي|ينار,فبراير|شباط|فيفري,مارس|آذار|اذار,أبريل|ابريل|إبريل|نيسان|أفريل|افريل,مايو|أيار|ايار|ماي,يونيو|يونيه|حزيران|جوان,يوليو|يوليه|تموز|جويلية|يوليوز,أغسطس|اغسطس|آب|اب|أوت|غشت,سبتمبر|أيلول|ايلول|شتنبر,أكتوبر|اكتوبر|تشرين الأول|تشرين الاول,نوفمبر|تشرين الثاني|نونبر,ديسمبر|كانون الأول|كانون الاول|دجنبر"),
    row("fa", "ژانویه|جنوری,فوریه|فبروری,مارس|مارچ,آوریل|آپریل|اپریل,مه|می,ژوئن|جون,ژوئیه|ژوئيه|جولای|جولایی,اوت|آگست|اگست|آگوست,سپتامبر|سپتمبر,اکتبر|اکتوبر,نوامبر|نومبر,دسامبر|دسمبر"),
    row("ur", "جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی|جولائ,اگست,ستمبر,اکتوبر,نومبر,دسمبر"),
    row("ps", "جنوري,فبروري,مارچ,اپرېل,مې|می,جون,جولای,اګست,سپټمبر|سپتمبر,اکتوبر,نومبر,ډسمبر|دسمبر"),
    row("ku", "کانوونی دووەم|کانوونی دووەمی|rêbendan,شوبات*|reşemî,ئازار*|adar,نیسان*|avrêl,ئایار*|gulan,حوزەیران*|pûşper,تەمموز*|tîrmeh,ئاب*|gelawêj,ئەیلوول*|rezber,تشرینی یەکەم|تشرینی یەکەمی|kewçêr,تشرینی دووەم|تشرینی دووەمی|sermawez,کانوونی یەکەم|کانوونی یەکەمی|befranbar"),
    row("he", "ינואר|ינו,פברואר|פבר,מרץ|מרס,אפריל|אפר,מאי,יוני,יולי,אוגוסט|אוג,ספטמבר|ספט,אוקטובר|אוק,נובמבר|נוב,דצמבר|דצמ"),
    row("hi", "जनवरी|जन,फ़रवरी|फरवरी|फर,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर|सितम्बर|सित,अक्टूबर|अक्तूबर|अक्टू,नवंबर|नवम्बर|नव,दिसंबर|दिसम्बर|दिस"),
    row("mr", "जानेवारी,फेब्रुवारी,मार्च,एप्रिल,मे,जून,जुलै,ऑगस्ट,सप्टेंबर,ऑक्टोबर,नोव्हेंबर,डिसेंबर"),
    row("ne", "जनवरी,फेब्रुअरी,मार्च,अप्रिल,मे,जुन,जुलाई,अगस्ट,सेप्टेम्बर,अक्टोबर,नोभेम्बर,डिसेम्बर"),
    row("bn", "জানুয়ারি|জানুয়ারি|জানুয়ারী|জানুয়ারী,ফেব্রুয়ারি|ফেব্রুয়ারি|ফেব্রুয়ারী|ফেব্রুয়ারী,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট|অগাস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর"),
    row("pa", "ਜਨਵਰੀ,ਫ਼ਰਵਰੀ|ਫਰਵਰੀ,ਮਾਰਚ,ਅਪ੍ਰੈਲ,ਮਈ,ਜੂਨ,ਜੁਲਾਈ,ਅਗਸਤ,ਸਤੰਬਰ,ਅਕਤੂਬਰ,ਨਵੰਬਰ,ਦਸੰਬਰ"),
    row("gu", "જાન્યુઆરી,ફેબ્રુઆરી,માર્ચ,એપ્રિલ,મે,જૂન,જુલાઈ,ઑગસ્ટ|ઓગસ્ટ,સપ્ટેમ્બર,ઑક્ટોબર|ઓક્ટોબર,નવેમ્બર,ડિસેમ્બર"),
    row("ta", "ஜனவரி,பிப்ரவரி,மார்ச்,ஏப்ரல்,மே,ஜூன்,ஜூலை,ஆகஸ்ட்,செப்டம்பர்,அக்டோபர்,நவம்பர்,டிசம்பர்"),
    row("te", "జనవరి,ఫిబ్రవరి,మార్చి,ఏప్రిల్,మే,జూన్,జులై|జూలై,ఆగస్టు,సెప్టెంబర్,అక్టోబర్,నవంబర్,డిసెంబర్"),
    row("kn", "ಜನವರಿ,ಫೆಬ್ರವರಿ,ಮಾರ್ಚ್,ಏಪ್ರಿಲ್,ಮೇ,ಜೂನ್,ಜುಲೈ,ಆಗಸ್ಟ್,ಸೆಪ್ಟೆಂಬರ್,ಅಕ್ಟೋಬರ್,ನವೆಂಬರ್,ಡಿಸೆಂಬರ್"),
    row("ml", "ജനുവരി,ഫെബ്രുവരി,മാർച്ച്,ഏപ്രിൽ,മേയ്|മെയ്,ജൂൺ,ജൂലൈ,ഓഗസ്റ്റ്,സെപ്റ്റംബർ,ഒക്ടോബർ,നവംബർ,ഡിസംബർ"),
    row("si", "ජනවාරි,පෙබරවාරි,මාර්තු,අප්‍රේල්|අප්රේල්,මැයි,ජූනි,ජූලි,අගෝස්තු,සැප්තැම්බර්,ඔක්තෝබර්,නොවැම්බර්,දෙසැම්බර්"),
    row("th", "มกราคม|ม.ค|มค,กุมภาพันธ์|ก.พ|กพ,มีนาคม|มี.ค|มีค,เมษายน|เม.ย|เมย,พฤษภาคม|พ.ค|พค,มิถุนายน|มิ.ย|มิย,กรกฎาคม|ก.ค|กค,สิงหาคม|ส.ค|สค,กันยายน|ก.ย|กย,ตุลาคม|ต.ค|ตค,พฤศจิกายน|พ.ย|พย,ธันวาคม|ธ.ค|ธค"),
    row("lo", "ມັງກອນ,ກຸມພາ,ມີນາ,ເມສາ,ພຶດສະພາ,ມິຖຸນາ,ກໍລະກົດ,ສິງຫາ,ກັນຍາ,ຕຸລາ,ພະຈິກ,ທັນວາ"),
    row("km", "មករា,កុម្ភៈ,មីនា,មេសា,ឧសភា,មិថុនា,កក្កដា,សីហា,កញ្ញា,តុលា,វិច្ឆិកា,ធ្នូ"),
    row("my", "ဇန်နဝါရီ|ဇန်နဝါရီလ,ဖေဖော်ဝါရီ|ဖေဖော်ဝါရီလ,မတ်|မတ်လ,ဧပြီ|ဧပြီလ,မေ|မေလ,ဇွန်|ဇွန်လ,ဇူလိုင်|ဇူလိုင်လ,ဩဂုတ်|ဩဂုတ်လ|သြဂုတ်|သြဂုတ်လ,စက်တင်ဘာ|စက်တင်ဘာလ,အောက်တိုဘာ|အောက်တိုဘာလ,နိုဝင်ဘာ|နိုဝင်ဘာလ,ဒီဇင်ဘာ|ဒီဇင်ဘာလ"),
    row("am", "ጃንዋሪ|ጃንዩወሪ,ፌብሩዋሪ|ፌብሩወሪ,ማርች,ኤፕሪል|ኤፕረል,ሜይ,ጁን,ጁላይ,ኦገስት,ሴፕቴምበር,ኦክቶበር,ኖቬምበር,ዲሴምበር"),
    Row { language: "fa", calendar: Calendar::Jalali, months: "فروردین|فروردين|حمل,اردیبهشت|ارديبهشت|ثور,خرداد|جوزا,تیر|تير|سرطان,مرداد|امرداد|اسد,شهریور|شهريور|سنبله,مهر|میزان,آبان|آبانماه|عقرب,آذر|قوس,دی|دي|جدی,بهمن|دلو,اسفند|حوت" },
    Row { language: "ar", calendar: Calendar::Hijri, months: "محرم|المحرم,صفر,ربيع الأول|ربيع الاول|ربيع اول,ربيع الآخر|ربيع الثاني|ربيع الاخر,جمادى الأولى|جمادى الاولى|جمادى الأول|جمادي الأول,جمادى الآخرة|جمادى الثانية|جمادى الاخرة|جمادى الآخر,رجب,شعبان,رمضان,شوال,ذو القعدة|ذي القعدة|ذوالقعدة,ذو الحجة|ذي الحجة|ذوالحجة" },
];

/// A month's name found in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    pub(super) language: &'static str,
    pub(super) calendar: Calendar,
    /// 1 to 12.
    pub(super) number: u8,
}

struct Table {
    whole: HashMap<&'static str, Vec<Month>>,
    /// By their first letters.
    stems: HashMap<char, Vec<(&'static str, Month)>>,
    /// First words of names of several words.
    begin: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { whole: HashMap::new(), stems: HashMap::new(), begin: HashSet::new() };
    for row in ROWS {
        for (forms, number) in row.months.split(',').zip(1u8..) {
            let month = Month { language: row.language, calendar: row.calendar, number };
            for form in forms.split('|') {
                if let Some((first, _)) = form.split_once(' ') {
                    table.begin.insert(first);
                }
                match form.strip_suffix('*') {
                    Some(stem) => {
                        let first = stem.chars().next().unwrap_or(' ');
                        table.stems.entry(first).or_default().push((stem, month));
                    }
                    None => table.whole.entry(form).or_default().push(month),
                }
            }
        }
    }
    table
});

/// What month `word` (lower case) is, preferring the page's language (a bare subtag, or empty).
pub(super) fn find(word: &str, language: &str) -> Option<Month> {
    let own = |months: &[Month]| months.iter().copied().find(|month| month.language == language);
    let whole = TABLE.whole.get(word).map(Vec::as_slice).unwrap_or(&[]);
    own(whole)
        .or_else(|| stem(word, |month| month.language == language))
        .or_else(|| whole.first().copied())
        .or_else(|| stem(word, |_| true))
}

/// Whether some month's name goes on after this word.
pub(super) fn begins_longer(word: &str) -> bool {
    TABLE.begin.contains(word)
}

/// A Hebrew month may carry the preposition "in".
pub(super) fn find_with_prefix(word: &str, language: &str) -> Option<Month> {
    find(word, language).or_else(|| find(word.strip_prefix('ב')?, "he"))
}

fn stem(word: &str, wanted: impl Fn(&Month) -> bool) -> Option<Month> {
    let fits = |stem: &str| word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 5);
    let stems = TABLE.stems.get(&word.chars().next()?)?;
    stems.iter().find(|(stem, month)| wanted(month) && fits(stem)).map(|found| found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_twelve_months() {
        for row in ROWS {
            assert_eq!(row.months.split(',').count(), 12, "{}", row.language);
        }
    }

    #[test]
    fn the_page_language_decides_between_months() {
        let number = |word, language| find(word, language).map(|month| month.number);
        assert_eq!(number("listopad", "pl"), Some(11));
        assert_eq!(number("listopad", "hr"), Some(10));
        assert_eq!(number("kesäkuuta", "fi"), Some(6));
        assert_eq!(number("march", "de"), Some(3));
        assert_eq!(number("marching", "en"), None);
    }
}
