"""What the pages of accounts say, and the page about those who keep the node. Codes are ``page.what``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "account.account": ("Account", "حساب"),
    "account.pages": ("Your account", "حساب شما"),
    "account.sign_in": ("Sign in", "ورود"),
    "account.sign_in_lead": (
        "For those who hold an office or inspect. Reading needs no account.",
        "برای کسانی که سمتی دارند یا بازرسی می‌کنند. خواندن، حساب نمی‌خواهد.",
    ),
    "account.name": ("User name", "نام کاربری"),
    "account.name_hint": (
        "Nobody else sees it. Do not take your own name.",
        "هیچ‌کس دیگری آن را نمی‌بیند. نام خودتان را نگذارید.",
    ),
    "account.needs_name": ("Type the user name, at most 80 characters.", "نام کاربری را بنویسید، دست بالا ۸۰ نویسه."),
    "account.passphrase": ("Passphrase", "گذرواژه"),
    "account.needs_passphrase": ("Type the passphrase.", "گذرواژه را بنویسید."),
    "account.needs_code": ("Type the code, at most 60 characters.", "کد را بنویسید، دست بالا ۶۰ نویسه."),
    "account.new_passphrase": ("New passphrase", "گذرواژهٔ تازه"),
    "account.old_passphrase": ("Passphrase of now", "گذرواژهٔ کنونی"),
    "account.again": ("The same once more", "همان، بار دیگر"),
    "account.passphrase_hint": (
        (
            "At least 15 characters; five or six words that only you would put together are good. Capitals and signs"
            " are not asked for."
        ),
        "دست کم ۱۵ نویسه؛ پنج شش واژه که تنها شما کنار هم بگذارید خوب است. حرف بزرگ و نشانه لازم نیست.",
    ),
    "account.not_the_same": (
        "The two are not the same; type both again.",
        "این دو یکی نیستند؛ هر دو را دوباره بنویسید.",
    ),
    "account.no_match": (
        "User name and passphrase do not belong together; type both again.",
        "نام کاربری و گذرواژه با هم نمی‌خوانند؛ هر دو را دوباره بنویسید.",
    ),
    "account.not_the_passphrase": (
        "That is not the passphrase of this account; type it again.",
        "این گذرواژهٔ این حساب نیست؛ دوباره بنویسیدش.",
    ),
    "account.too_many": (
        (
            "Too many tries for this account; wait five minutes. If it was not you, somebody guesses: your recovery"
            " code and app still let you in under “Passphrase forgotten”."
        ),
        (
            "برای این حساب بیش از اندازه آزمودید؛ پنج دقیقه صبر کنید. اگر شما نبودید، کسی حدس می‌زند: با کد بازیابی و"
            " برنامه هنوز می‌توانید از «فراموشی گذرواژه» وارد شوید."
        ),
    ),
    "account.not_the_code": (
        (
            "That code is not good: wrong, too old, or used before. Take the next one, and see that the phone's clock"
            " is right."
        ),
        "این کد به کار نمی‌آید: نادرست، کهنه یا به‌کاررفته است. کد بعدی را بنویسید و ببینید ساعت گوشی درست است.",
    ),
    "account.have_invitation": ("I have an invitation", "دعوت دارم"),
    "account.have_forgotten": ("Passphrase forgotten", "فراموشی گذرواژه"),
    "account.second_step": ("Second step", "گام دوم"),
    "account.second_lead": ("The passphrase was right. Now the code.", "گذرواژه درست بود. اکنون کد."),
    "account.second_code": ("Code", "کد"),
    "account.second_code_hint": (
        "Six digits from the app, or twenty from your printed sheet.",
        "شش رقم از برنامه، یا بیست رقم از برگهٔ چاپی‌تان.",
    ),
    "account.go_on": ("Go on", "ادامه"),
    "account.by_passkey": ("With a passkey", "با کلید عبور"),
    "account.passkey_button": ("Use the passkey", "کلید عبور را به کار ببر"),
    "account.passkey_needs": (
        "Passkeys need JavaScript and this site's own domain; on onion addresses and mirrors the code is the way.",
        "کلید عبور، جاوااسکریپت و دامنهٔ خود این سایت را می‌خواهد؛ در نشانی onion و آینه‌ها راه همان کد است.",
    ),
    "account.passkey_failed": (
        "The passkey did not answer; try again, or take the code.",
        "کلید عبور پاسخ نداد؛ دوباره بیازمایید یا کد را به کار ببرید.",
    ),
    "account.no_passkey": (
        "The browser sent no passkey; press the button again.",
        "مرورگر کلید عبوری نفرستاد؛ دکمه را دوباره بزنید.",
    ),
    "account.sign_out": ("Sign out", "خروج"),
    "account.sign_out_lead": ("Do you want to leave on this device?", "می‌خواهید در این دستگاه خارج شوید؟"),
    "account.confirm": ("Passphrase, once more", "گذرواژه، بار دیگر"),
    "account.confirm_lead": (
        "What comes next is grave, so that we ask again. It is good for five minutes.",
        "آنچه می‌آید خطیر است، پس دوباره می‌پرسیم. تا پنج دقیقه اعتبار دارد.",
    ),
    "account.invitation": ("Take an invitation", "پذیرفتن دعوت"),
    "account.invitation_lead": (
        (
            "You got a paper with a code. It makes you an account, or gives you back the one you had: then type the"
            " user name that you had."
        ),
        (
            "کاغذی با یک کد گرفته‌اید. با آن حسابی می‌سازید، یا حساب پیشین‌تان را پس می‌گیرید: در آن صورت نام کاربری"
            " پیشین را بنویسید."
        ),
    ),
    "account.invitation_code": ("Code of the invitation", "کد دعوت"),
    "account.code_hint": ("Twenty digits, in Persian or Latin.", "بیست رقم، فارسی یا لاتین."),
    "account.take": ("Take it", "می‌پذیرم"),
    "account.forgotten": ("Passphrase forgotten", "فراموشی گذرواژه"),
    "account.forgotten_lead": (
        (
            "One code of your sheet and the app together show that it is you. If you lack either, ask your"
            " organisation for a new invitation: it can be taken when a whole day has passed."
        ),
        (
            "یک کد از برگه و برنامهٔ گوشی، با هم، نشان می‌دهند که شمایید. اگر یکی را ندارید از تشکل خود دعوت تازه"
            " بخواهید: وقتی یک روز تمام گذشت پذیرفتنی است."
        ),
    ),
    "account.recovery_code": ("Recovery code", "کد بازیابی"),
    "account.app_code": ("Code of the app", "کد برنامه"),
    "account.app_code_hint": ("Six digits.", "شش رقم."),
    "account.set_passphrase": ("Set the new passphrase", "گذرواژهٔ تازه را بگذار"),
    "account.recovered": ("The passphrase is new", "گذرواژه تازه شد"),
    "account.recovered_lead": (
        "Every session of the account has ended, on every device. Sign in with the new passphrase.",
        "همهٔ نشست‌های حساب، در همهٔ دستگاه‌ها، پایان یافت. با گذرواژهٔ تازه وارد شوید.",
    ),
    "account.of": ("Account of {name}", "حساب {name}"),
    "account.this_session": ("This session has the number {number}.", "شمارهٔ این نشست {number} است."),
    "account.has": ("What is set up", "آنچه برپاست"),
    "account.app": ("App on the phone", "برنامهٔ گوشی"),
    "account.app_is_set": ("set up", "برپاست"),
    "account.app_again": ("Set it up anew", "از نو برپا کنید"),
    "account.codes": ("Recovery codes", "کدهای بازیابی"),
    "account.codes_left": ("{number} of 10 left", "{number} از ۱۰ مانده"),
    "account.codes_few": (
        "Few are left: print new ones.",
        "اندکی مانده است: کدهای تازه چاپ کنید.",
    ),
    "account.codes_new": ("Print new ones", "کدهای تازه چاپ کنید"),
    "account.passkeys": ("Passkeys", "کلیدهای عبور"),
    "account.passkeys_none": ("none, and none is needed", "هیچ، و لازم هم نیست"),
    "account.passkeys_see": ("See and add", "ببینید و بیفزایید"),
    "account.sessions": ("Sessions", "نشست‌ها"),
    "account.sessions_see": ("See and end", "ببینید و پایان دهید"),
    "account.change": ("Change it", "عوضش کنید"),
    "account.change_title": ("Change the passphrase", "عوض کردن گذرواژه"),
    "account.change_lead": (
        "Afterwards every session ends, this one too, and you sign in with the new one.",
        "پس از آن همهٔ نشست‌ها، این یکی هم، پایان می‌یابد و با گذرواژهٔ تازه وارد می‌شوید.",
    ),
    "account.return_asked": (
        (
            "Somebody has asked that this account be given back to its holder by a new invitation. It can be taken"
            " from {opens} to {until}; whoever takes it gets this account. If you did not ask for that, stop it and"
            " speak with your organisation."
        ),
        (
            "کسی خواسته است که این حساب با دعوتی تازه به دارنده‌اش بازگردد. از {opens} تا {until} پذیرفتنی است؛ هر که"
            " بپذیرد این حساب را می‌گیرد. اگر شما نخواسته‌اید، جلویش را بگیرید و با تشکل خود گفت‌وگو کنید."
        ),
    ),
    "account.stop": ("Stop it: I still have the account", "جلویش را بگیر: حساب هنوز نزد من است"),
    "account.app_title": ("The app on the phone", "برنامهٔ گوشی"),
    "account.app_lead": (
        (
            "Besides the passphrase, signing in needs a code that changes every half minute. A free app makes it, on"
            " any phone, without network: Aegis, for example. Let it read this picture, or type the secret into it."
        ),
        (
            "ورود، جز گذرواژه، کدی می‌خواهد که هر نیم دقیقه عوض می‌شود. برنامه‌ای رایگان، بی شبکه، روی هر گوشی آن را"
            " می‌سازد؛ برای نمونه Aegis. بگذارید این تصویر را بخواند، یا راز را در آن بنویسید."
        ),
    ),
    "account.app_replaces": (
        "From then on the app that you have used so far is good no more.",
        "از آن پس برنامه‌ای که تاکنون به کار می‌بردید دیگر به کار نمی‌آید.",
    ),
    "account.app_no_name": (
        "The phone keeps only your user name beside it, and no name of this site.",
        "گوشی کنار آن تنها نام کاربری شما را نگه می‌دارد، نه نام این سایت را.",
    ),
    "account.app_picture": ("QR code of the secret that is written below", "کد QR رازی که زیر آن نوشته است"),
    "account.app_secret": ("The secret", "راز"),
    "account.app_set": ("Set up", "برپا کن"),
    "account.codes_title": ("Your recovery codes", "کدهای بازیابی شما"),
    "account.codes_lead": (
        (
            "Each is good once: in place of the app's code when the phone is lost, and together with it when the"
            " passphrase is forgotten. They are shown this one time; print or copy them and keep the paper away from"
            " the phone."
        ),
        (
            "هر یک، یک بار به کار می‌آید: به جای کد برنامه اگر گوشی گم شد، و همراه آن اگر گذرواژه فراموش شد. تنها"
            " همین یک بار نشان داده می‌شود؛ چاپ یا رونویسی کنید و کاغذ را دور از گوشی نگه دارید."
        ),
    ),
    "account.codes_ask": (
        "Press the button when you have a printer or a pen at hand.",
        "وقتی چاپگر یا قلمی در دست دارید دکمه را بزنید.",
    ),
    "account.codes_void": ("The earlier ones are void then.", "کدهای پیشین آنگاه باطل می‌شود."),
    "account.codes_make": ("Show the codes", "کدها را نشان بده"),
    "account.codes_of": ("For {name}, {day}", "برای {name}، {day}"),
    "account.codes_done": ("I have them on paper", "روی کاغذ دارمشان"),
    "account.sessions_lead": (
        (
            "Each session is shown by a number, which also stands on its own account page, and the day on which it"
            " began. From where and with which browser we do not keep. A session ends after half an hour without a"
            " page, and after twelve hours in any case."
        ),
        (
            "هر نشست را شماره‌ای نشان می‌دهد که در صفحهٔ حساب خودش هم هست، و روزی که آغاز شد. از کجا و با کدام"
            " مرورگر، نگه نمی‌داریم. نشست پس از نیم ساعت بی‌کاری، و در هر حال پس از دوازده ساعت، پایان می‌یابد."
        ),
    ),
    "account.session": ("Session {number}", "نشست {number}"),
    "account.began": ("began {day}", "آغاز {day}"),
    "account.is_this": ("this one", "همین نشست"),
    "account.end": ("End it", "پایانش بده"),
    "account.end_named": ("End session {number}", "پایان نشست {number}"),
    "account.end_others": ("End all others", "همهٔ نشست‌های دیگر را پایان بده"),
    "account.passkeys_lead": (
        (
            "A passkey takes the place of the app's code: a finger, a face or a small key. It works on this site's"
            " own domain alone, not on an onion address or a mirror, so the app stays set up beside it. The device,"
            " and any cloud that keeps its passkeys, then knows the name of this site and your user name."
        ),
        (
            "کلید عبور جای کد برنامه را می‌گیرد: انگشت، چهره یا کلیدی کوچک. تنها در دامنهٔ خود این سایت کار می‌کند،"
            " نه در نشانی onion یا آینه، پس برنامه در کنارش برپا می‌ماند. دستگاه، و هر ابری که کلیدهای عبورش را نگه"
            " دارد، آنگاه نام این سایت و نام کاربری شما را می‌داند."
        ),
    ),
    "account.passkey_of": ("Passkey of {day}", "کلید عبور {day}"),
    "account.passkey_remove": ("Remove", "بردار"),
    "account.passkey_remove_named": ("Remove the passkey of {day}", "برداشتن کلید عبور {day}"),
    "account.passkey_add": ("Add a passkey", "کلید عبور بیفزایید"),
    "account.passkey_add_button": ("Ask the browser for one", "از مرورگر بخواه"),
    "account.back": ("To your account", "به حساب شما"),
    "account.refused": ("That cannot be done", "این شدنی نیست"),
    "account.too_many_title": ("Too many tries", "بیش از اندازه آزمودید"),
    "account.forged": ("The form has grown old", "برگه کهنه شده است"),
    "account.forged_lead": (
        (
            "It was open too long, came from elsewhere, or the browser refuses cookies; nothing was done. Open the"
            " page again."
        ),
        "دیر باز مانده، از جای دیگری آمده یا مرورگر کوکی نمی‌پذیرد؛ کاری انجام نشد. صفحه را دوباره باز کنید.",
    ),
    "operator.link": ("Who keeps this node", "گره در دست کیست"),
    "operator.title": (
        "What those who keep this node can do, and what not",
        "آنان که گره را نگه می‌دارند چه می‌توانند و چه نه",
    ),
    "operator.lead": (
        (
            "Somebody keeps this machine. Here is what that gives them, so that nobody need trust more than this. On"
            " these pages they have no rank: no account here is above another."
        ),
        (
            "کسی این دستگاه را نگه می‌دارد. این است آنچه از آن برمی‌آید، تا هیچ‌کس بیش از این به او اعتماد نکند. در"
            " این صفحه‌ها هیچ رتبه‌ای ندارد: هیچ حسابی اینجا بالاتر از دیگری نیست."
        ),
    ),
    "operator.can": ("They can", "می‌توانند"),
    "operator.can_stop": (
        "switch the node off, take it from the network, or lose it",
        "گره را خاموش کنند، از شبکه بگیرند یا از دست بدهند",
    ),
    "operator.can_refuse": (
        "keep an act from being recorded; whoever has it sealed can take it to another node",
        "نگذارند اقدامی ثبت شود؛ هر که آن را مهرشده دارد می‌تواند به گرهی دیگر ببردش",
    ),
    "operator.can_read": (
        "read whatever this machine holds unencrypted, and what people type here while they type it",
        "هر چه را این دستگاه بی رمز دارد بخوانند، و آنچه را کسان می‌نویسند همان دم که می‌نویسند",
    ),
    "operator.can_invite": (
        (
            "invite to a new account, and ask that an account be given back: its holder sees that for a day and can"
            " stop it"
        ),
        (
            "به حسابی تازه دعوت کنند، و بازگرداندن حسابی را بخواهند: دارنده‌اش یک روز آن را می‌بیند و می‌تواند جلویش"
            " را بگیرد"
        ),
    ),
    "operator.can_seat": (
        (
            "give the code for an office that nobody has taken yet, and take it themselves: they could then agree to"
            " acts from that office, and where this node holds the organisation's key, speak for it. Its real holder"
            " sees that, because their own code then fails"
        ),
        (
            "کد سمتی را که هنوز کسی نگرفته بدهند و خود آن را بگیرند: آنگاه می‌توانند از آن سمت با اقدام‌ها موافقت"
            " کنند و،"
            " اگر کلید تشکل در دست این گره است، به نام آن سخن بگویند. دارندهٔ راستین سمت این را می‌بیند، زیرا کد خودش"
            " دیگر پذیرفته نمی‌شود"
        ),
    ),
    "operator.can_seal": (
        "speak for an organisation whose key this node holds; each of its acts says so",
        "به نام تشکلی سخن بگویند که کلیدش در دست این گره است؛ هر اقدام آن همین را می‌گوید",
    ),
    "operator.can_change": (
        "change this program on their machine; the log, which others check, would show a changed past",
        "این برنامه را در دستگاه خود دگرگون کنند؛ دفتر، که دیگران وارسی‌اش می‌کنند، گذشتهٔ دگرگون را نشان می‌دهد",
    ),
    "operator.cannot": ("They cannot", "نمی‌توانند"),
    "operator.cannot_forge": (
        "write an act of an organisation whose officers hold its key",
        "اقدامی به نام تشکلی بنویسند که کلیدش در دست مسئولان آن است",
    ),
    "operator.cannot_rewrite": (
        "change or take out an act that others have seen, without its being noticed",
        "اقدامی را که دیگران دیده‌اند دگرگون کنند یا بردارند بی آنکه پیدا شود",
    ),
    "operator.cannot_office": (
        "take an office that somebody sits in, or do more from one than others can: rights come from acts alone",
        "سمتی را که کسی در آن نشسته بگیرند، یا از سمتی بیش از دیگران بتوانند: حق تنها از اقدام‌ها برمی‌آید",
    ),
    "operator.cannot_passphrase": (
        "read a passphrase or a recovery code from what is stored: only slow hashes of them are",
        "گذرواژه یا کد بازیابی را از آنچه ذخیره است بخوانند: تنها درهم‌شدهٔ کُند آنها ذخیره است",
    ),
    "operator.cannot_where": (
        "look up here from where or at what time somebody signed in: neither is kept",
        "اینجا بیابند که کسی از کجا یا چه ساعتی وارد شد: هیچ‌یک نگه داشته نمی‌شود",
    ),
}
