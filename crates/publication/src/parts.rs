//! Names of the parts of a growth panel, for bridges and populations.

use figures::Text;

/// The name of a part of the panel.
pub fn name(part: &str) -> Text {
    match part {
        "continuing" => Text::new("连续", "continuing"),
        "upgraded" => Text::new("升规", "upgraded"),
        "new" => Text::new("新建投产", "newly producing"),
        "moved_in" => Text::new("迁入", "moved in"),
        "left" => Text::new("退库", "left the register"),
        "moved_out" => Text::new("迁出", "moved out"),
        "not_filed" => Text::new("未上报", "not filed"),
        "reclassified_in" => Text::new("转入本组", "reclassified in"),
        "reclassified_out" => Text::new("转出本组", "reclassified out"),
        "no_base" => Text::new("基数不明", "base unknown"),
        "restated_panel" => Text::new("上年在库", "last year's panel"),
        "unknown" => Text::new("归属不明", "membership unknown"),
        "restatement" => Text::new("同期数调整", "restatement"),
        "total" => Text::new("合计", "total"),
        other => Text::new(other, other),
    }
}

/// The name of several parts told as one.
pub fn names(parts: &[&str]) -> Text {
    let all: Vec<Text> = parts.iter().map(|part| name(part)).collect();
    let join = |words: Vec<&str>, by: &str| words.join(by);
    Text::new(join(all.iter().map(|t| t.zh.as_str()).collect(), "、"), join(all.iter().map(|t| t.en.as_str()).collect(), ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_panel_has_a_name_in_both_languages() {
        for (part, _) in figures::Panel::default().parts() {
            let text = name(part);
            assert!(text.zh != part && !text.en.contains('_'), "{part}");
        }
        assert_eq!(names(&["moved_out", "not_filed"]), Text::new("迁出、未上报", "moved out, not filed"));
    }
}
