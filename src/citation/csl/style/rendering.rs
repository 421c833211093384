//! Reading rendering elements from XML.

use super::StyleError;
use super::attributes::{boolean, look, name_options, printed, string, term_form};
use super::element::{
    Branch, Condition, DateForm, DateNode, DatePartNode, DateParts, Element, LabelNode, Match,
    Node, NumberForm, Plural, Test,
};
use super::names::{EtAl, NameNode, NamePart, NamesLabel, NamesNode};
use crate::citation::csl::xml::XmlElement;

/// Reads elements, given the names of the style's macros.
pub(super) struct RenderingReader<'a> {
    pub(super) macros: &'a [String],
}

impl RenderingReader<'_> {
    /// Reads the children of `parent`. The depth is that of the XML, which
    /// its reader bounds.
    pub(super) fn children(&self, parent: &XmlElement) -> Result<Vec<Element>, StyleError> {
        parent.children.iter().filter_map(|xml| self.element(xml, parent).transpose()).collect()
    }

    fn element(
        &self,
        xml: &XmlElement,
        parent: &XmlElement,
    ) -> Result<Option<Element>, StyleError> {
        let node = match xml.name.as_str() {
            "text" => self.text(xml)?,
            "number" => Node::Number {
                name: required(xml, "variable")?,
                form: match xml.attribute("form") {
                    Some("ordinal") => NumberForm::Ordinal,
                    Some("long-ordinal") => NumberForm::LongOrdinal,
                    Some("roman") => NumberForm::Roman,
                    _ => NumberForm::Numeric,
                },
            },
            "label" => {
                Node::Label(LabelNode { variable: required(xml, "variable")?, ..label(xml) })
            }
            "date" => Node::Date(Box::new(date(xml)?)),
            "names" => Node::Names(Box::new(self.names(xml)?)),
            "group" => Node::Group {
                delimiter: string(xml, "delimiter").unwrap_or_default(),
                children: self.children(xml)?,
            },
            "choose" => Node::Choose(self.choose(xml)?),
            // `cs:layout` of another language (an extension) and
            // `cs:sort`, which its own reader handles.
            "sort" | "layout" => return Ok(None),
            _ => {
                let message = ["<", &xml.name, "> is not allowed in <", &parent.name, ">"].concat();
                return Err(invalid(xml, message));
            }
        };
        Ok(Some(Element { look: look(xml), node }))
    }

    fn text(&self, xml: &XmlElement) -> Result<Node, StyleError> {
        if let Some(name) = xml.attribute("variable") {
            return Ok(Node::Variable {
                name: name.trim().to_string(),
                short: xml.attribute("form") == Some("short"),
            });
        }
        if let Some(name) = xml.attribute("macro") {
            return self.macro_index(xml, name).map(Node::Macro);
        }
        if let Some(name) = xml.attribute("term") {
            return Ok(Node::Term {
                name: name.to_string(),
                form: term_form(xml.attribute("form")),
                plural: boolean(xml, "plural").unwrap_or(false),
            });
        }
        match xml.attribute("value") {
            Some(value) => Ok(Node::Value(printed(value))),
            None => {
                Err(invalid(xml, "<text> has none of variable, macro, term and value".to_string()))
            }
        }
    }

    /// The index of a macro.
    pub(super) fn macro_index(&self, xml: &XmlElement, name: &str) -> Result<usize, StyleError> {
        self.macros
            .iter()
            .position(|known| known == name)
            .ok_or_else(|| invalid(xml, ["there is no macro named \"", name, "\""].concat()))
    }

    fn names(&self, xml: &XmlElement) -> Result<NamesNode, StyleError> {
        let mut names = NamesNode {
            variables: words(&required(xml, "variable")?).collect(),
            delimiter: string(xml, "delimiter"),
            ..NamesNode::default()
        };
        for child in &xml.children {
            match child.name.as_str() {
                "name" => names.name = Some(name(child)),
                "et-al" => {
                    names.et_al = Some(EtAl {
                        term: string(child, "term").unwrap_or_else(|| "et-al".to_string()),
                        look: look(child),
                    });
                }
                "label" => {
                    names.label = Some(NamesLabel {
                        look: look(child),
                        label: label(child),
                        first: names.name.is_none(),
                    });
                }
                "substitute" => names.substitute = self.children(child)?,
                // An extension that says nothing here.
                "institution" => {}
                _ => {
                    let message = ["<", &child.name, "> is not allowed in <names>"].concat();
                    return Err(invalid(child, message));
                }
            }
        }
        // Without `cs:name` the label follows the names.
        if let Some(label) = names.label.as_mut().filter(|_| names.name.is_none()) {
            label.first = false;
        }
        Ok(names)
    }

    fn choose(&self, xml: &XmlElement) -> Result<Vec<Branch>, StyleError> {
        let mut branches = Vec::new();
        for child in &xml.children {
            let condition = match child.name.as_str() {
                "if" | "else-if" => condition(child),
                "else" => Condition::default(),
                _ => {
                    let message = ["<", &child.name, "> is not allowed in <choose>"].concat();
                    return Err(invalid(child, message));
                }
            };
            branches.push(Branch { condition, children: self.children(child)? });
        }
        Ok(branches)
    }
}

fn condition(xml: &XmlElement) -> Condition {
    let mut condition = Condition {
        combine: match xml.attribute("match") {
            Some("any") => Match::Any,
            Some("none") => Match::None,
            _ => Match::All,
        },
        tests: Vec::new(),
    };
    for (name, value) in &xml.attributes {
        let test: fn(String) -> Test = match name.as_str() {
            "disambiguate" => |_| Test::Disambiguate,
            "is-numeric" => Test::IsNumeric,
            "is-uncertain-date" => Test::IsUncertainDate,
            "locator" => Test::Locator,
            "position" => Test::Position,
            "type" => {
                // An item has one type, so that several are alternatives.
                condition.tests.push(Test::Type(value.clone()));
                continue;
            }
            "variable" => Test::Variable,
            _ => continue,
        };
        condition.tests.extend(words(value).map(test));
    }
    condition
}

fn name(xml: &XmlElement) -> NameNode {
    let mut name = NameNode { options: name_options(xml), look: look(xml), ..NameNode::default() };
    for part in xml.children_named("name-part") {
        let look = NamePart { look: look(part) };
        match part.attribute("name") {
            Some("family") => name.family = look,
            Some("given") => name.given = look,
            _ => {}
        }
    }
    name
}

fn label(xml: &XmlElement) -> LabelNode {
    LabelNode {
        variable: String::new(),
        form: term_form(xml.attribute("form")),
        plural: match xml.attribute("plural") {
            Some("always" | "true") => Plural::Always,
            Some("never" | "false") => Plural::Never,
            _ => Plural::Contextual,
        },
    }
}

/// Reads `cs:date` of a style.
fn date(xml: &XmlElement) -> Result<DateNode, StyleError> {
    let mut date = localized_date(xml);
    date.variable = required(xml, "variable")?;
    Ok(date)
}

/// Reads `cs:date` of a locale, which has no variable.
pub(crate) fn localized_date(xml: &XmlElement) -> DateNode {
    DateNode {
        variable: String::new(),
        form: match xml.attribute("form") {
            Some("numeric") => Some(DateForm::Numeric),
            Some("text") => Some(DateForm::Text),
            _ => None,
        },
        parts: match xml.attribute("date-parts") {
            Some("year") => DateParts::Year,
            Some("year-month") => DateParts::YearMonth,
            _ => DateParts::YearMonthDay,
        },
        delimiter: string(xml, "delimiter").unwrap_or_default(),
        date_parts: xml
            .children_named("date-part")
            .map(|part| DatePartNode {
                name: string(part, "name").unwrap_or_default(),
                form: string(part, "form").unwrap_or_default(),
                look: look(part),
                range_delimiter: string(part, "range-delimiter"),
            })
            .collect(),
    }
}

/// A required attribute.
pub(super) fn required(xml: &XmlElement, name: &str) -> Result<String, StyleError> {
    match xml.attribute(name).map(str::trim) {
        Some(value) if !value.is_empty() => Ok(value.to_string()),
        _ => Err(invalid(xml, ["<", &xml.name, "> has no ", name].concat())),
    }
}

/// An error at an element.
pub(super) fn invalid(xml: &XmlElement, message: String) -> StyleError {
    StyleError::Invalid { line: xml.line, message }
}

fn words(value: &str) -> impl Iterator<Item = String> {
    value.split_whitespace().map(str::to_string)
}
