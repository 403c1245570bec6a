"""What would mend a statute that contradicts itself, by kind and way: one sentence a language."""

from collections.abc import Mapping

MENDS: Mapping[str, tuple[str, str]] = {
    "unreachable_organ.nobody": (
        "Say who elects it: `elected_by: …`, or of whom it is made: `composed_of: …`.",
        "بگویید که آن را برمی‌گزیند: `elected_by: …`، یا از که تشکیل می‌شود: `composed_of: …`.",
    ),
    "unreachable_organ.by_unknown": (
        "Set that organ or class up in an article, or name one that there is.",
        "آن رکن یا دسته را در ماده‌ای برپا کنید یا یکی را نام ببرید که هست.",
    ),
    "unreachable_organ.by_supporters": (
        "Let members with a vote elect it.",
        "بگذارید اعضای دارای رأی آن را برگزینند.",
    ),
    "unreachable_organ.not_set_up": (
        "Set it up with a rule `organ.…`, or name an organ that there is.",
        "آن را با قاعدهٔ `organ.…` برپا کنید یا رکنی را نام ببرید که هست.",
    ),
    "organ_electing_itself.itself": (
        "Let the assembly, or those whom it answers to, elect it.",
        "بگذارید مجمع یا کسانی که به آنان پاسخ می‌دهد آن را برگزینند.",
    ),
    "organ_electing_itself.circle": (
        "Let members or their delegates elect at least one of them.",
        "بگذارید اعضا یا نمایندگانشان دست‌کم یکی از آنها را برگزینند.",
    ),
    "member_class_without_voter.no_vote": (
        "Say where they vote: `votes_in: …`; or call them supporters, who have no vote.",
        "بگویید کجا رأی می‌دهند: `votes_in: …`؛ یا آنان را هوادار بخوانید که رأی ندارد.",
    ),
    "member_class_without_voter.no_class": (
        "Set up a class for them that votes, or do not admit them.",
        "دسته‌ای که رأی می‌دهد برایشان برپا کنید یا آنان را نپذیرید.",
    ),
    "electorate_without_end.closed": (
        "Give it an end: `until: 24 months`, or `founders.sunset_days = 180`; or open the class.",
        "برایش پایانی بگذارید: `until: 24 months` یا `founders.sunset_days = 180`؛ یا دسته را باز کنید.",
    ),
    "claim_wider_than_membership.constituency": (
        "Claim only whom members can be, or let those become members.",
        "تنها از کسانی بگویید که می‌توانند عضو باشند، یا بگذارید آنان عضو شوند.",
    ),
    "claim_wider_than_membership.territory": (
        "Claim only where members are, or let members join from there.",
        "تنها از جایی بگویید که اعضا هستند، یا بگذارید از آنجا عضو بپیوندد.",
    ),
    "claim_wider_than_membership.sectors": (
        "Claim only the branches of members, or let members join from those.",
        "تنها از رشته‌های اعضا بگویید، یا بگذارید از آن رشته‌ها عضو بپیوندد.",
    ),
    "claim_wider_than_membership.committee": (
        "Take the claim out: it speaks for itself and for nobody else.",
        "این ادعا را بردارید: از سوی خود سخن می‌گوید و نه هیچ‌کس دیگر.",
    ),
    "quorum_never_met.above_the_whole": (
        "Ask for a share that can be there, such as 1/2+1.",
        "سهمی بخواهید که بتواند حاضر باشد، چون 1/2+1.",
    ),
    "quorum_never_met.above_the_seats": (
        "Lower the quorum, or add seats.",
        "حد نصاب را پایین بیاورید یا کرسی بیفزایید.",
    ),
    "quorum_never_met.second_harder": (
        "Ask for less at the second call, such as 1/3.",
        "در نوبت دوم کمتر بخواهید، چون 1/3.",
    ),
    "quorum_never_met.of_nobody": (
        "Take the quorum of whom there are, or let such members join.",
        "حد نصاب را از کسانی بگیرید که هستند، یا بگذارید چنین اعضایی بپیوندند.",
    ),
    "majority_of_nothing.of_nobody": (
        "Take the majority of whom there are, or let such members join.",
        "اکثریت را از کسانی بگیرید که هستند، یا بگذارید چنین اعضایی بپیوندند.",
    ),
    "majority_of_nothing.none": ("Ask for more than 1/2.", "بیش از 1/2 بخواهید."),
    "majority_of_nothing.above_the_whole": (
        "Ask for what can be reached, such as 2/3 or 3/4.",
        "چیزی بخواهید که به دست آید، چون 2/3 یا 3/4.",
    ),
    "majority_of_nothing.minority": (
        "Ask for more than 1/2 of votes cast.",
        "بیش از 1/2 آرای داده‌شده را بخواهید.",
    ),
    "independent_beside_elastic_funds.unbounded": (
        "Bound it: `finance.external_share_max = 30%` and `finance.donor_share_max = 10%`; or take the source out.",
        "مرز بگذارید: `finance.external_share_max = 30%` و `finance.donor_share_max = 10%`؛ یا آن منبع را بردارید.",
    ),
    "independent_beside_elastic_funds.paid_by": (
        "Take that source out, and name it in `finance.forbidden_sources`.",
        "آن منبع را بردارید و در `finance.forbidden_sources` بیاورید.",
    ),
    "name_against_tiers.of_persons": (
        "Let organisations be its members, or choose the name of what it is.",
        "بگذارید تشکل‌ها عضو آن شوند، یا نامی هم‌اندازه برگزینید.",
    ),
    "name_against_tiers.no_federations": (
        "Let federations be its members (`tier: federation`), or name it a federation.",
        "بگذارید فدراسیون‌ها عضو آن شوند (`tier: federation`)، یا آن را فدراسیون بنامید.",
    ),
    "name_against_tiers.of_organisations": (
        "Let workers be its members, or name it a federation.",
        "بگذارید کارگران عضو آن شوند، یا آن را فدراسیون بنامید.",
    ),
    "name_against_tiers.of_one": (
        "Ask for several before it is founded, such as 5 base organisations or 3 federations.",
        "برای بنیادش چندتا بخواهید، چون ۵ تشکل پایه یا ۳ فدراسیون.",
    ),
    "party_clause_excludes_members.membership": (
        "Bar leading posts in both and money of parties instead: `incompat = party_leadership`.",
        "به جای آن سمت رهبری در هر دو و پول حزب را ممنوع کنید: `incompat = party_leadership`.",
    ),
    "party_clause_excludes_members.posts": (
        "Bar leading posts in both and money of parties instead: `incompat = party_leadership`.",
        "به جای آن سمت رهبری در هر دو و پول حزب را ممنوع کنید: `incompat = party_leadership`.",
    ),
    "deadlines_overlap.call_late": ("Raise `max`, or lower `min`.", "`max` را بالا ببرید یا `min` را پایین بیاورید."),
    "deadlines_overlap.motions_before_call": (
        "Send the call earlier, or take motions until later.",
        "دعوت را زودتر بفرستید یا پیشنهادها را تا دیرتر بپذیرید.",
    ),
    "deadlines_overlap.extraordinary": (
        "Give it a shorter call (`call.….extraordinary`), or more days.",
        "دعوتی کوتاه‌تر برایش بگذارید (`call.….extraordinary`) یا روزهای بیشتر.",
    ),
    "deadlines_overlap.arrears": (
        "Let what weighs more come later than what weighs less.",
        "بگذارید آنچه سنگین‌تر است دیرتر از آنچه سبک‌تر است بیاید.",
    ),
    "deadlines_overlap.term": (
        "Lengthen the term, or meet more often.",
        "دوره را بلندتر کنید یا بیشتر گرد آیید.",
    ),
    "rules_differ.said": ("Say it in one article.", "آن را در یک ماده بگویید."),
    "rules_differ.sources": ("Take them out of one of the two.", "آنها را از یکی از دو بردارید."),
    "translation_missing.article": (
        "Translate the article, or take the language out of the head of the file.",
        "ماده را ترجمه کنید یا آن زبان را از سر پرونده بردارید.",
    ),
    "translation_missing.binding": (
        "Write it in the binding language: a translation alone binds nobody.",
        "آن را به زبان الزام‌آور بنویسید: ترجمه به تنهایی کسی را پابند نمی‌کند.",
    ),
    "translation_missing.titles": (
        "Translate the titles, or take the language out of the head of the file.",
        "عنوان‌ها را ترجمه کنید یا آن زبان را از سر پرونده بردارید.",
    ),
    "translation_out_of_step.parts": (
        "Bring the translation into the items and notes of the binding text.",
        "ترجمه را به بندها و تبصره‌های متن الزام‌آور درآورید.",
    ),
    "translation_out_of_step.numbers": (
        "Write the same numbers in both texts.",
        "در هر دو متن همان عددها را بنویسید.",
    ),
    "numbering_collision.articles": ("Give each its own number.", "به هر یک شمارهٔ خودش را بدهید."),
    "numbering_collision.chapters": ("Give each its own number.", "به هر یک شمارهٔ خودش را بدهید."),
    "numbering_collision.parts": ("Give each its own number.", "به هر یک شمارهٔ خودش را بدهید."),
    "numbering_gap.articles": (
        "Number them anew; or keep the number of an article that was taken out, and say so in it.",
        "از نو شماره بگذارید؛ یا شمارهٔ ماده‌ای را که برداشته شده نگه دارید و در آن بگویید.",
    ),
    "numbering_gap.order": ("Put them in order.", "آنها را به ترتیب بیاورید."),
    "numbering_gap.chapters": ("Number them anew.", "از نو شماره بگذارید."),
    "numbering_gap.chapters_order": ("Put them in order.", "آنها را به ترتیب بیاورید."),
    "numbering_gap.parts": ("Number them anew.", "از نو شماره بگذارید."),
    "numbering_gap.parts_order": ("Put them in order.", "آنها را به ترتیب بیاورید."),
}
"""What would mend it, by kind and way."""
