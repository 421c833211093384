//! The kept list of tracking parameters: what is taken off addresses, and who sets it.
//!
//! A parameter is listed only if it identifies a campaign, a click or a reader and never what the
//! address shows.

/// The beginnings of families of parameters.
pub const TRACKER_PREFIXES: &[&str] = &[
    "utm_",          // Urchin, Google Analytics
    "pk_",           // Piwik
    "mtm_",          // Matomo
    "matomo_",       // Matomo
    "piwik_",        // Piwik
    "hsa_",          // HubSpot ads
    "oly_",          // Omeda
    "vero_",         // Vero
    "guce_",         // Yahoo consent
    "ml_subscriber", // MailerLite
    "_bta_",         // Bronto
    "ga_",           // Google Analytics
    "itm_",          // internal campaigns
    "stm_",          // Salesforce
    "pd_rd_",        // Amazon recommendations
    "pf_rd_",        // Amazon recommendations
    "otm_",          // Outbrain
];

/// Single parameters, lower case.
pub const TRACKERS: &[&str] = &[
    "__twitter_impression",
    "_branch_match_id",
    "_ga",
    "_gl",
    "_ke",
    "_kx",
    "_openstat",
    "_hsenc",
    "_hsmi",
    "__hsfp",
    "__hssc",
    "__hstc",
    "at_campaign",
    "at_medium",
    "at_link_id",
    "at_link_type",
    "mc_cid",
    "mc_eid",
    "ns_campaign",
    "ns_fee",
    "ns_linkname",
    "ns_mchannel",
    "ns_source",
    "sc_campaign",
    "sc_channel",
    "sc_cid",
    "action_object_map",
    "action_ref_map",
    "action_type_map",
    "bsft_clkid",
    "bsft_uid",
    "campaignid",
    "cmpid",
    "cndid",
    "cvid",
    "dclid",
    "dm_i",
    "echobox",
    "ef_id",
    "elqtrackid",
    "epik",
    "fb_action_ids",
    "fb_action_types",
    "fb_comment_id",
    "fb_ref",
    "fb_source",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "gs_l",
    "guccounter",
    "hmb_campaign",
    "hmb_medium",
    "hmb_source",
    "hsctatracking",
    "icid",
    "igsh",
    "igshid",
    "irclickid",
    "ito",
    "jumpid",
    "li_fat_id",
    "mbid",
    "mibextid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ncampaign",
    "nr_email_referer",
    "ocid",
    "rb_clickid",
    "ref_src",
    "ref_url",
    "s_cid",
    "s_kwcid",
    "sfmc_id",
    "sfnsn",
    "smid",
    "smtyp",
    "spm",
    "sr_share",
    "srsltid",
    "tduid",
    "trackingid",
    "trk",
    "trkcampaign",
    "trkinfo",
    "ttclid",
    "twclid",
    "usqp",
    "vgo_ee",
    "wbraid",
    "wickedid",
    "wt.mc_id",
    "wt.mc_ev",
    "wt.nav",
    "wt.srch",
    "wt_mc",
    "wt_mc_id",
    "wt_zmc",
    "wtmc",
    "xtor",
    "yclid",
    "ymclid",
    "zanpid",
];

/// Whether a query parameter only tracks. Case is ignored.
pub fn is_tracker(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKERS.contains(&name.as_str())
        || TRACKER_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}
