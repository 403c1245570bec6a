"""Against what a secret vote here protects and against what it does not: people, devices, nodes, networks."""

from dataclasses import dataclass

Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, point by point; ``is_ordered``: one after the other is to be done."""

    code: str
    heading: Said
    points: tuple[Said, ...]
    is_ordered: bool = False


SECTIONS: tuple[Section, ...] = (
    Section(
        "pressure",
        (
            "Pressure and bought votes",
            "فشار، و خرید رأی",
        ),
        (
            (
                (
                    "Whoever stands beside you while you vote sees how. You may vote again until the box is"
                    " closed, and the last ballot counts. That helps only against somebody who leaves before"
                    " the end and does not look again: whoever knows your tracker or your credential sees in"
                    " the archive that another ballot followed, though not what is in it."
                ),
                (
                    "هر که هنگام رأی دادن کنارتان باشد رأی شما را می‌بیند. تا صندوق بسته نشده می‌توانید دوباره"
                    " رأی دهید و برگهٔ آخر شمرده می‌شود. این تنها در برابر کسی به کار می‌آید که پیش از پایان"
                    " برود و دیگر نگاه نکند: هر که کد پیگیری یا کلید رأی شما را بداند در بایگانی می‌بیند که"
                    " برگه‌ای دیگر آمده است، هرچند نمی‌بیند در آن چیست."
                ),
            ),
            (
                (
                    "Whoever takes credential and voting code from you votes in your place. Whoever only keeps"
                    " you from voting needs neither."
                ),
                (
                    "هر که کلید رأی و رمز رأی را از شما بگیرد به جای شما رأی می‌دهد. آن که تنها می‌خواهد رأی"
                    " ندهید به هیچ‌یک نیاز ندارد."
                ),
            ),
            (
                (
                    "You can prove how you voted, if you use a programme that keeps the ballot's random"
                    " numbers. So a vote can be bought, or demanded under threat. Only paper behind a screen"
                    " prevents that."
                ),
                (
                    "اگر برنامه‌ای به کار ببرید که عددهای تصادفی برگه را نگه دارد، می‌توانید ثابت کنید چه رأیی"
                    " داده‌اید. پس رأی را می‌شود خرید یا به زور خواست. تنها کاغذ، پشت پرده، جلو آن را می‌گیرد."
                ),
            ),
            (
                (
                    "Where answers are ranked, every ranking is published, shuffled. A rare order of many"
                    " answers is a mark by which somebody can have you recognised. Let few be ranked."
                ),
                (
                    "جایی که گزینه‌ها رتبه می‌گیرند همهٔ رتبه‌بندی‌ها، به‌هم‌ریخته و بی نشان، منتشر می‌شود."
                    " ترتیبی کمیاب از گزینه‌های بسیار نشانه‌ای است که با آن می‌توان شما را شناخت. گزینه‌های"
                    " رتبه‌بندی را اندک بگیرید."
                ),
            ),
        ),
    ),
    Section(
        "device",
        (
            "A device that others read too",
            "دستگاهی که دیگری هم آن را می‌خواند",
        ),
        (
            (
                (
                    "An infected device sees your choice, can send another in its place, and can vote again"
                    " after you, since credential and code were typed there. Your tracker shows that what the"
                    " device sent is in the box, not that it sent what you chose; nothing here shows that."
                ),
                (
                    "دستگاه آلوده انتخاب شما را می‌بیند، می‌تواند چیز دیگری به جایش بفرستد و، چون کلید رأی و"
                    " رمز رأی را آنجا نوشته‌اید، پس از شما دوباره رأی بدهد. کد پیگیری نشان می‌دهد آنچه دستگاه"
                    " فرستاد در صندوق است، نه اینکه همان را فرستاد که شما برگزیدید؛ هیچ چیز در اینجا این را"
                    " نشان نمی‌دهد."
                ),
            ),
            (
                (
                    "Use a device that is yours alone. Better: make the ballot with the command on a machine"
                    " without a network, and carry the file. Where neither can be had, vote on paper."
                ),
                (
                    "دستگاهی را به کار ببرید که تنها از آن شماست. بهتر: برگه را با فرمان، در دستگاهی بی شبکه"
                    " بسازید و پرونده را ببرید. اگر هیچ‌یک شدنی نیست، روی کاغذ رأی دهید."
                ),
            ),
        ),
    ),
    Section(
        "node",
        (
            "A node that is seized, or kept by an adversary",
            "گره‌ای که ضبط شده، یا در دست بدخواهی است",
        ),
        (
            (
                (
                    "The database shows ballots, encrypted, in the order in which they came, each with a"
                    " public credential. No name, pseudonym, address, clock time or voting code is with them."
                ),
                (
                    "پایگاه داده برگه‌ها را نشان می‌دهد، رمزگذاری‌شده و به ترتیب آمدن، هر یک با کلید رأی"
                    " همگانی. نه نام و نام مستعاری با آنهاست، نه نشانی و ساعت، و نه رمز رأی."
                ),
            ),
            (
                (
                    "Whoever keeps a running node sees from where and when each ballot comes, with its code;"
                    " can turn ballots away without a trace, show one board to you and another to others, and"
                    " stop the vote. They can read no ballot, and make none without a credential."
                ),
                (
                    "هر که گره روشن را در دست دارد می‌بیند هر برگه از کجا و کی می‌آید و رمز آن چیست؛ می‌تواند"
                    " برگه‌ها را بی هیچ نشانی پس بزند، به شما یک تابلو و به دیگران تابلوی دیگری نشان دهد و"
                    " رأی‌گیری را بازدارد. هیچ برگه‌ای را نمی‌تواند بخواند و بی کلید رأی نمی‌تواند برگه‌ای"
                    " بسازد."
                ),
            ),
            (
                (
                    "That codes were asked for cannot be proven afterwards: none is in the archive. So whoever"
                    " keeps the node can, together with a secretary, cast for others as secretary and"
                    " inspector can. Let the box stand on a node that is kept by none of those who make"
                    " credentials."
                ),
                (
                    "اینکه رمز خواسته شده است پس از رأی‌گیری ثابت‌شدنی نیست: در بایگانی رمزی نیست. پس گره‌دار"
                    " می‌تواند با دبیر به جای دیگران رأی بدهد، همان‌گونه که دبیر با بازرس می‌تواند. صندوق را"
                    " در گره‌ای بگذارید که در دست هیچ‌یک از سازندگان کلیدهای رأی نیست."
                ),
            ),
        ),
    ),
    Section(
        "trustees",
        (
            "Trustees who agree among themselves",
            "کلیددارانی که با هم تبانی می‌کنند",
        ),
        (
            (
                (
                    "As many trustees as are needed can open any single ballot, not only the sum, and nobody"
                    " would notice. With a secretary's list they know who voted how. Fewer learn nothing. That"
                    " is why each is of another organisation, and why secrecy is a matter of whom you choose."
                ),
                (
                    "کلیدداران، اگر به شمار لازم باشند، می‌توانند هر برگه‌ای را جداگانه بگشایند، نه تنها جمع"
                    " را، و هیچ‌کس خبردار نمی‌شود. با فهرست دبیر می‌دانند چه کسی چه رأیی داد. اگر کمتر باشند"
                    " چیزی نمی‌فهمند. برای همین هر یک از تشکلی دیگر است، و برای همین مخفی ماندن رأی به این"
                    " بسته است که چه کسانی را برمی‌گزینید."
                ),
            ),
            (
                (
                    "If fewer are left than are needed, there will never be a result: keep paper copies, and"
                    " rehearse the opening before you open the vote."
                ),
                (
                    "اگر کمتر از شمار لازم بمانند، هرگز نتیجه‌ای در کار نخواهد بود: رونوشت کاغذی نگه دارید و"
                    " پیش از آغاز رأی‌گیری گشودن را تمرین کنید."
                ),
            ),
            (
                (
                    "That a key was destroyed is said by each trustee's organisation and proven by nothing."
                    " Archives stay; whoever gets enough keys, or in decades a machine that breaks the"
                    " encryption, reads them then."
                ),
                (
                    "نابودی هر کلید را تشکل آن کلیددار می‌گوید و هیچ چیز ثابتش نمی‌کند. بایگانی می‌ماند؛ هر که"
                    " به کلیدهای کافی برسد، یا ده‌ها سال بعد به دستگاهی که این رمز را بشکند، آن روز می‌خواندش."
                ),
            ),
        ),
    ),
    Section(
        "hands",
        (
            "What secretary and inspector can do",
            "دبیر و بازرس چه می‌توانند",
        ),
        (
            (
                (
                    "The secretary alone decides who is on the roll, and can leave somebody out or enter"
                    " somebody who does not exist; knows whose each credential is, and so who voted and in"
                    " which order. Cannot cast, for want of codes, and cannot read a vote."
                ),
                (
                    "دبیر به تنهایی تعیین می‌کند چه کسی در فهرست باشد، و می‌تواند کسی را جا بیندازد یا کسی را"
                    " بیاورد که نیست؛ می‌داند هر کلید رأی از آن کیست، پس می‌داند چه کسی رأی داد و به چه"
                    " ترتیبی. چون رمز ندارد نمی‌تواند رأی بدهد، و رأیی را نمی‌تواند بخواند."
                ),
            ),
            (
                (
                    "The inspector alone knows each number's code and public credential, and so which number"
                    " voted, not whose it is; can hold a code back and with it a vote. Cannot cast, for want"
                    " of credentials, and cannot read a vote."
                ),
                (
                    "بازرس به تنهایی رمز و کلید رأی همگانی هر شماره را می‌داند، پس می‌داند کدام شماره رأی داد"
                    " و نه اینکه از آن کیست؛ می‌تواند رمزی را ندهد و با آن رأیی را بگیرد. چون کلید رأی ندارد"
                    " نمی‌تواند رأی بدهد، و رأیی را نمی‌تواند بخواند."
                ),
            ),
            (
                (
                    "Both together can cast for whoever stays at home, and replace the ballot of whoever has"
                    " voted. They still read nothing. It shows if you look: a ballot under your credential"
                    " that is not yours, or one after yours. So look once more after the closing, also if you"
                    " did not vote, and object."
                ),
                (
                    "هر دو با هم می‌توانند به جای کسی که رأی نمی‌دهد رأی بدهند و برگهٔ کسی را که رأی داده است"
                    " عوض کنند. باز هم چیزی نمی‌خوانند. اگر نگاه کنید پیداست: برگه‌ای با کلید رأی شما که از"
                    " شما نیست، یا پس از برگهٔ شما آمده است. پس پس از پایان رأی‌گیری یک بار دیگر نگاه کنید،"
                    " اگر رأی نداده‌اید هم، و اعتراض کنید."
                ),
            ),
        ),
    ),
    Section(
        "network",
        (
            "Somebody who watches the network",
            "کسی که شبکه را می‌پاید",
        ),
        (
            (
                (
                    "Such a person sees that your device reached the node, when, and how much it sent: enough"
                    " to guess that you voted. Whoever also watches the box can tell which ballot came at that"
                    " moment, and still not what it says. Use Tor, or give your file to somebody who carries"
                    " several."
                ),
                (
                    "او می‌بیند که دستگاه شما به گره رسید، کی، و چه اندازه فرستاد: همین بس است که گمان کند رأی"
                    " داده‌اید. اگر صندوق را هم بپاید می‌تواند بگوید کدام برگه در آن دم آمد، و باز هم نه اینکه"
                    " چه می‌گوید. Tor به کار ببرید، یا پرونده‌تان را به کسی بدهید که چند تا را با هم می‌برد."
                ),
            ),
        ),
    ),
)
