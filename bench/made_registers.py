#!/usr/bin/env python3
"""Makes registers of people who do not exist, with the errors that real registers of Kazakhstan have.

    made_registers.py --people 20000 --seed 1 --out registers.csv [--city]

Records of one person share `cluster`. Every IIN is made: its seventh digit is 7 or 8, which no law assigns.
Lawful differences: surnames with and without -ов, the father's name in place of a surname, -ұлы, -қызы and -ович, surnames of a
grandfather, of before the marriage, of several spellings in one family; IINs that do not tell the birth date.
Errors: five alphabets and the habits of each, letters of two alphabets in a word, digits for letters, marks that cannot be seen, two names
written apart or as one, whole names in one cell, roles crossed, initials, slips, nothing; dates of several forms, swapped, wrong by a
digit, a year or ten, placeholders, the first of the month; IINs missing, mistyped, short of a nought or a parent's; moves, streets with
types and under two names, microdistricts without a street, houses with letters and fractions; shared telephones; twins; sons named alike.
--city makes the plain city instead: given name, surname, birth date, postcode, district; two of five people twice.
"""
import argparse, csv, random, re

HEADS = "Нұр Ай Ер Жан Бек Қай Сер Дәу Ал Мұ Ас Дос Ба Төл Құр Сұл Әл Жұл Мей Сан Қан Ор Тем Ыс Әді Сая Ра Гүл Дин Ма Шы Өм Ү Із Ил".split()
MALE = "лан бек жан болат сұлтан ғали тай рат жар ман қын ік ет хан дәулет мұрат нар сен ас лық".split()
FEMALE = "гүл жан нұр зат сұлу на ра за ша мира лана герім гүлім ым ия ида жамал".split()
RM = "Александр Сергей Андрей Дмитрий Алексей Владимир Евгений Николай Иван Михаил Виктор Юрий Олег Павел Игорь Артём Максим Денис Роман Пётр".split()
RF = "Елена Наталья Ольга Светлана Анна Ирина Татьяна Мария Юлия Екатерина Людмила Галина Оксана Марина Вера Надежда Любовь Дарья Яна Ксения".split()
RS = ("Иванов Петров Ким Смирнов Попов Волков Соколов Новиков Морозов Козлов Лебедев Егоров Павлов Семёнов Захаров Борисов Королёв Герасимов Пономарёв "
      "Вишневский Островский Каминский Григорьев Лазарев Медведев Ершов Никитин Соболев Рябов Поляков Цветков Данилов Жуков Фролов Журавлёв Николаев Крылов Пак Цой Шмидт Вагнер Щербаков Тихонов").split()
MICRO = "Самал-2 Аксай-4 Мамыр-1 Жетысу-3 Орбита-1 Таугуль Алмагуль Калкаман Шанырак-2 Кокжиек Айнабулак-3 Думан-2".split()
STREETS = [("Абая", "Абай"), ("Сейфуллина", "Сәкен Сейфуллин"), ("Толе би", "Комсомольская"), ("Кабанбай батыра", "Калинина"), ("Назарбаева", "Фурманова"),
           ("Богенбай батыра", "Кирова"), ("Жибек жолы", "Горького"), ("Айтеке би", "Октябрьская"), ("Сатпаева", "Сәтбаев"), ("Тимирязева", "Тимирязев")] + \
          [(h + t + "а", h + t) for h in ("Бай", "Тол", "Жар", "Шер", "Каз", "Мам", "Кен", "Ком") for t in ("тен", "ман", "кул", "сак", "дыбек", "бек", "кент")]
DISTRICTS = "751110000 751210000 751310000 751410000 751510000 751710000 751810000 751910000".split()
RUS = str.maketrans("ӘәҒғҚқҢңӨөҰұҮүҺһІі", "АаГгКкНнОоУуУуХхИи")
PASS = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".replace("  ", " _ ").split(" ")))
PASS.update({"ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ё": "yo", "ъ": "", "ь": "", "_": ""})
L17 = {**PASS, "ә": "a'", "ғ": "g'", "қ": "q", "ң": "n'", "ө": "o'", "ү": "u'", "у": "y'", "ш": "s'", "ч": "c'", "ж": "j", "х": "h", "й": "i'", "и": "i'", "я": "i'a", "ю": "i'y'"}
L18 = {**PASS, "ә": "á", "ғ": "ǵ", "қ": "q", "ң": "ń", "ө": "ó", "ү": "ú", "у": "ý", "ж": "j", "х": "h", "й": "ı", "и": "ı", "я": "ıa", "ю": "ıý"}
L21 = {**PASS, "ә": "ä", "ғ": "ğ", "қ": "q", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "ш": "ş", "ж": "j", "х": "h", "ч": "tş", "щ": "şş", "я": "ia", "ю": "iu", "ё": "io", "і": "ı"}


def check(eleven):
    for weights in ([*range(1, 12)], [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]):
        s = sum(w * int(d) for w, d in zip(weights, eleven)) % 11
        if s < 10:
            return str(s)
    return None


class Town:
    def __init__(self, seed):
        self.r = random.Random(seed)
        r = self.r
        self.male = [h + t for h in HEADS for t in MALE]
        self.female = [h + t for h in HEADS for t in FEMALE]
        for names in (self.male, self.female):
            r.shuffle(names)
        self.male, self.female = self.male[:260], self.female[:240]
        self.roots = self.male[:] + [h + "ке" + t for h in HEADS[:20] for t in ("н", "й", "ш")]
        r.shuffle(self.roots)
        self.iins = set()
        self.cum = {}

    def zipf(self, items):
        key = id(items)
        if key not in self.cum:
            total, cum = 0, []
            for i in range(len(items)):
                total += 1 / (i + 6) ** 0.9
                cum.append(total)
            self.cum[key] = cum
        return self.r.choices(items, cum_weights=self.cum[key])[0]

    def iin(self, born):
        if self.r.random() < .01:  # since 2013 a number need not tell the birth date
            born = self.born(1950, 2015)
        while True:
            eleven = "%02d%02d%02d" % (born[0] % 100, born[1], born[2]) + self.r.choice("78") + "%04d" % self.r.randrange(10000)
            c = check(eleven)
            if c and eleven + c not in self.iins:
                self.iins.add(eleven + c)
                return eleven + c

    def born(self, lo, hi):
        return self.r.randrange(lo, hi), self.r.randrange(1, 13), self.r.randrange(1, 29)

    def person(self, kazakh, sex, root, father, born):
        r = self.r
        given = self.zipf((self.male if sex == "m" else self.female) if kazakh else (RM if sex == "m" else RF))
        if kazakh and r.random() < .04:
            given += " " + self.zipf(self.male if sex == "m" else self.female)
        decree = kazakh and r.random() < 0.3
        return dict(kazakh=kazakh, sex=sex, root=root, father=father, given=given, born=born, iin=self.iin(born), decree=decree,
                    byfather=r.choice("jb") if decree and r.random() < 0.35 else "", maiden=None, phone="7%09d" % (7000000000 % 10**9 + r.randrange(10**9)) if r.random() < .8 else None)

    def home(self):
        r = self.r
        street = (r.choice(MICRO),) * 2 if r.random() < .2 else self.zipf(STREETS)
        return (self.zipf(DISTRICTS), street, str(r.randrange(1, 180)) + ("/" + str(r.randrange(1, 4)) if r.random() < .1 else ""),
                str(r.randrange(1, 90)) if r.random() < .75 else "")

    def household(self):
        r = self.r
        kazakh = r.random() < 0.7
        names = self.male if kazakh else RM
        root = self.zipf(self.roots if kazakh else RS)
        people = []
        head = self.person(kazakh, "m", root, self.zipf(names), self.born(1945, 2000))
        people.append(head)
        if r.random() < .7:
            own = self.zipf(self.roots if kazakh else RS)
            wife = self.person(kazakh, "f", own if r.random() < .4 else root, self.zipf(names), self.born(max(1945, head["born"][0] - 6), min(2003, head["born"][0] + 7)))
            wife["maiden"] = own
            people.append(wife)
            # A child's surname may come from the grandfather, and one family's spelling may differ from child to child.
            line = head["father"] if kazakh and r.random() < .08 else root
            for _ in range(r.choice([0, 0, 1, 1, 2, 2, 3, 4])):
                b = self.born(head["born"][0] + 20, head["born"][0] + 40)
                for _ in range(2 if r.random() < .02 else 1):
                    child = self.person(kazakh, r.choice("mf"), spelt(line, r) if kazakh and r.random() < .04 else line, head["given"].split(" ")[0], b)
                    if child["sex"] == "m" and r.random() < .01:
                        child["given"] = head["given"]
                    people.append(child)
        home, phone = self.home(), "7%09d" % r.randrange(10**9)
        for p in people:
            p["home"], p["homephone"], p["parent"] = home, phone, people[min(1, len(people) - 1)]["iin"]
            p["home2"] = self.home() if r.random() < .25 else home
        return people


def spelt(name, r):
    """One of the other spellings that a Kazakh name is met in."""
    ways = [("ыр", "р"), ("іл", "ыл"), ("ін", "ен"), ("ұл", "ол"), ("ық", "ык"), ("ж", "дж"), ("қ", "х"), ("ия", "йа"), ("ей", "ий"), ("у", "о"), ("ы", "і"), ("аи", "айы"), ("ғ", "г"), ("ә", "е"), ("д", "т")]
    fit = [(a, b) for a, b in ways if a in name.lower()]
    if not fit:
        return name
    a, b = r.choice(fit)
    out = name.lower().replace(a, b, 1)
    return out[0].upper() + out[1:]


def latin(text, table):
    out = ""
    low = text.lower()
    for i, c in enumerate(low):
        t = table.get(c, c)
        if c == "е" and (i == 0 or low[i - 1] in "аеиоуыюяәөүұ") and table is PASS:
            t = "ye"
        out += t
    return out.title() if " " in out else out.capitalize()


def passport(text, r):
    """Letters of a passport with a holder's wishes: J, doubled s, Kh."""
    out = latin(text, PASS)
    if r.random() < .4:
        out = re.sub("(?i)zh", lambda m: "J" if m.group()[0] == "Z" else "j", out)
    if r.random() < .35:
        out = re.sub("(?<=[aeiouy])s(?=[aeiouy])", "ss", out)
    return out


def surname(p, form, r):
    root, f = p["root"], p["sex"] == "f"
    if not p["kazakh"]:
        if root.endswith(("ов", "ев", "ёв", "ин")):
            return root + ("а" if f else "")
        if root.endswith("ский"):
            return root[:-2] + "ая" if f else root
        return root
    if p["byfather"] and form == "new":
        return p["father"] + (("қызы" if f else "ұлы") if p["byfather"] == "j" else "")
    if p["decree"] and form == "new":
        return root
    return root + ("ова" if f else "ов") if root[-1] not in "йьеиі" else root.rstrip("йь") + ("ева" if f else "ев")


def patronymic(p, form):
    f, name = p["sex"] == "f", p["father"]
    if p["kazakh"] and (form == "new" or p["decree"]):
        return "" if p["byfather"] == "j" and form == "new" else name + ("қызы" if f else "ұлы")
    base = name[:-1] if name[-1] in "йьа" else name
    soft = name[-1] in "йь"
    return base + (("евна" if f else "евич") if soft else ("овна" if f else "ович"))


def slip(text, r):
    if len(text) < 3:
        return text
    i = r.randrange(1, len(text) - 1)
    kind = r.randrange(4)
    if kind == 0:
        return text[:i] + text[i + 1:]
    if kind == 1:
        return text[:i] + text[i + 1] + text[i] + text[i + 2:]
    letters = "аеиоубвгдклмнпрст" if any(ord(c) > 0x400 for c in text) else "0123456789" if text.isdigit() else "aeioubdgklmnprst"
    return text[:i] + r.choice(letters) + text[i + (kind == 2):]


REGISTERS = [  # alphabet, surname form, share of people, IIN missing, patronymic missing, initials, dates bad, dates day first
    ("kk", "new", .60, .10, .05, 0, .02, 0), ("ru", "old", .58, .15, .10, 0, .04, 1), ("ru", "old", .52, .35, .15, .10, .05, 0), ("pass", "old", .48, .30, .60, 0, .04, 0),
    ("l18", "new", .35, .20, .25, 0, .05, 0), ("l21", "new", .35, .25, .25, .03, .05, 1), ("kk", "old", .45, .40, .20, .05, .06, 0), ("l17", "new", .12, .20, .25, 0, .05, 0)]
WHOLE, FIRSTS, LOST, UPPER = 6, 5, 4, 1  # registers: whole names in one cell, many firsts of a month, noughts lost from IINs, capitals
TYPES = {"kk": ("", " көшесі", " к-сі", " даңғылы"), "ru": ("ул. ", "улица ", "пр. ", "проспект ")}
ALIKE = str.maketrans("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx")


def written(alphabet, r):
    return {"kk": lambda s: s, "ru": lambda s: s.translate(RUS), "pass": lambda s: passport(s, r), "l17": lambda s: latin(s, L17),
            "l18": lambda s: latin(s, L18), "l21": lambda s: latin(s, L21)}[alphabet]


def spoilt(name, r):
    """A name with what keyboards and copies do to it."""
    x = r.random()
    if len(name) < 3:
        return name
    if x < .012:
        return name.translate(ALIKE) if r.random() < .5 else name[:2] + name[2:].translate(ALIKE)
    if x < .018:
        return name.replace("О", "0").replace("о", "0", 1).replace("З", "3").replace("з", "3", 1)
    if x < .024:
        return name[:2] + r.choice("\u00ad\u200b") + name[2:]
    return name


def names(p, reg, n, r):
    alphabet, form, _, _, nopat, initials, _, _ = reg
    form = form if r.random() < .85 else ("old" if form == "new" else "new")
    q = p
    if p["maiden"] and r.random() < .08:
        q = {**p, "root": p["maiden"]}
    fam, giv, pat = surname(q, form, r), p["given"], patronymic(p, form)
    if p["kazakh"]:
        fam, giv, pat = (spelt(x, r) if x and r.random() < .06 else x for x in (fam, giv, pat))
    giv = giv if r.random() < .5 else giv.replace(" ", r.choice(["", "-"]))
    write = written(alphabet, r)
    fam, giv, pat = write(fam), write(giv), write(pat)
    if r.random() < nopat:
        pat = ""
    fam, giv, pat = (spoilt(slip(x, r) if x and r.random() < .045 else x, r) for x in (fam, giv, pat))
    if r.random() < initials:
        giv, pat = giv[:1] + ".", pat[:1] + "." if pat else ""
    x = r.random()
    if x < .015:
        fam, giv = giv, fam
    elif x < .02 and pat:
        giv, pat = pat, giv
    elif x < .03:
        giv = ""
    if n == UPPER:
        fam, giv, pat = fam.upper(), giv.upper(), pat.upper()
    if n == WHOLE and r.random() < .7:
        return "", "", "", " ".join(x for x in (fam, giv, pat) if x)
    return fam, giv, pat, ""


def date(p, reg, n, r):
    y, m, d = p["born"]
    if n == FIRSTS and r.random() < .06:
        d = 1
    if r.random() < reg[6]:
        k = r.randrange(8)
        if k == 0: m, d = d, m
        elif k == 1: d = max(1, (d + r.choice((-1, 1, 10, -10))) % 32)
        elif k == 2: y += r.choice((-1, 1))
        elif k == 3: y += r.choice((-10, 10))
        elif k == 4: m, d = 1, 1
        elif k == 5: m = r.randrange(1, 13)
        elif k == 6: d = d % 10 * 10 + d // 10 if 0 < d % 10 < 3 else d
        else: return ""
    return "%02d.%02d.%04d" % (d, m, y) if reg[7] else "%04d-%02d-%02d" % (y, m, d)


def number(p, reg, n, r):
    iin = "" if r.random() < reg[3] else p["iin"]
    if iin and r.random() < .015: iin = slip(iin, r)
    if iin and p["born"][0] > 2005 and r.random() < .03: iin = p["parent"]
    return iin.lstrip("0") if n == LOST else iin


def address(p, alphabet, r):
    district, street, house, flat = p["home2"] if r.random() < .5 else p["home"]
    if r.random() < .10:
        return district, "", "", ""
    if r.random() < .04: house += r.choice("абАБ")
    elif "/" in house and r.random() < .3: house = house.replace("/", " к. ")
    if street[0] == street[1]:
        return district, r.choice(("мкр. ", "мкр ", "")) + street[0] if alphabet != "kk" else street[0] + " ы/а", house, flat
    street = street[0] if alphabet in ("ru", "pass") or r.random() < .5 else street[1]
    if r.random() < .03: street = slip(street, r)
    x = r.random()
    if x < .5: street = street + r.choice(TYPES["kk"]) if alphabet == "kk" else r.choice(TYPES["ru"]) + street
    return district, street, house, flat


def telephone(p, r):
    phone = "" if r.random() < .35 else (p["phone"] or p["homephone"]) if r.random() < .7 else p["homephone"]
    if phone and r.random() < .02: phone = slip(phone, r)
    if phone and r.random() < .2:
        phone = "+7 (%s) %s" % (phone[:3], phone[3:]) if r.random() < .5 else "8" + phone
    return phone


def record(p, n, r):
    reg = REGISTERS[n]
    fam, giv, pat, full = names(p, reg, n, r)
    return [fam, giv, pat, full, date(p, reg, n, r), "" if r.random() < .1 else p["sex"], number(p, reg, n, r), telephone(p, r), *address(p, reg[0], r)]


def registers(a):
    town = Town(a.seed)
    r = town.r
    people = []
    while len(people) < a.people:
        people += town.household()
    rows = []
    for c, p in enumerate(people[:a.people]):
        made = []
        for n, reg in enumerate(REGISTERS):
            if len(made) < 8 and r.random() < reg[2]:
                made.append((n, record(p, n, r), c))
                if len(made) < 8 and r.random() < .03:
                    made.append((n, record(p, n, r), c))
        rows += made or [(0, record(p, 0, r), c)]
    r.shuffle(rows)
    with open(a.out, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow("rec_id source family given patronymic full born sex iin phone district street house flat cluster".split())
        for i, (source, row, c) in enumerate(rows):
            w.writerow([f"r{i}", f"s{source}", *row, f"c{c}"])


def city(a):
    r = random.Random(a.seed)
    syllables = [c + v for c in "bcdfghjklmnprstvwz" for v in "aeiou"]
    def names(count):
        made = set()
        while len(made) < count:
            made.add("".join(r.choice(syllables) for _ in range(r.choice((2, 2, 3)))) + r.choice(("", "n", "r", "s", "l")))
        items = sorted(made)
        r.shuffle(items)
        total, cum = 0, []
        for i in range(count):
            total += 1 / (i + 3) ** 0.95
            cum.append(total)
        return items, cum
    given, surname = names(1800), names(6000)
    days = [(1940 + d // 366, 1 + d % 366 // 31, 1 + d % 31) for d in range(29000)]
    with open(a.out, "w", newline="", encoding="utf-8") as f:
        f.write("rec_id,given,surname,dob,postcode,district,cluster\n")
        i = 0
        for n in range(a.people):
            g, s = r.choices(given[0], cum_weights=given[1])[0], r.choices(surname[0], cum_weights=surname[1])[0]
            y, m, d = r.choice(days)
            p = r.randrange(a.people // 40 + 1)
            f.write(f"r{i},{g},{s},{y}-{m:02d}-{d:02d},{10000 + p},d{p % 200},c{n}\n")
            i += 1
            if r.random() >= .4:
                continue
            x = r.random()
            g = "" if x < .04 else g[:-1] if x < .19 else g
            x = r.random()
            s = s + r.choice("aeinst") if x < .2 else s[:-1] if x < .28 else s
            x = r.random()
            dob = "" if x < .045 else f"{y}-{m:02d}-{r.randrange(1, 29):02d}" if x < .145 else f"{y}-{m:02d}-{d:02d}"
            if r.random() < .3:
                p = r.randrange(a.people // 40 + 1)
            f.write(f"r{i},{g},{s},{dob},{10000 + p},d{p % 200},c{n}\n")
            i += 1


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--people", type=int, default=20000)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--city", action="store_true")
    args.add_argument("--out", required=True)
    a = args.parse_args()
    city(a) if a.city else registers(a)


main()
