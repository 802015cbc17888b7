package city.qala.services.school;

import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Why each refused wish was refused, as a table. */
final class ReasonFile {
    private static final String HEADER =
            "case,pupil,school,reason,priority,lottery,last_priority,last_lottery\n";

    private final StringBuilder rows = new StringBuilder(HEADER);

    /** What a row says of a wish: its priority and its number in the lottery. */
    private record Names(
            String of,
            IntFunction<String> pupil,
            IntFunction<String> school,
            IntFunction<String> standing) {}

    /** Refusals of an instance: a strict list of priorities, no lottery. */
    void add(Instance instance, Match match) {
        Market market = instance.market();
        var names =
                new Names(
                        instance.id(),
                        instance::pupil,
                        instance::school,
                        wish -> market.rank(wish) + 1 + ",");
        add(names, market, match, market::rank);
    }

    /** Refusals of a made town: tiers, and numbers of the lottery in hexadecimal. */
    void add(int number, TownCase town, Market market, Match match) {
        var lottery = new LotteryRule(town);
        IntUnaryOperator tier = MadeTown.tiers(town);
        var names =
                new Names(
                        Integer.toString(number),
                        Integer::toString,
                        Integer::toString,
                        wish ->
                                tier.applyAsInt(wish)
                                        + ","
                                        + Long.toHexString(
                                                lottery.number(
                                                        wish / town.wishes(),
                                                        market.school(wish))));
        add(names, market, match, tier);
    }

    /** Refusals of a window: tiers, and numbers of the lottery in hexadecimal. */
    void add(Window window, Match match) {
        var names =
                new Names(
                        "window",
                        window::pupil,
                        window::school,
                        wish -> window.tier(wish) + "," + Long.toHexString(window.lottery(wish)));
        add(names, window.market(), match, window::tier);
    }

    void write(Path to) {
        CsvFile.write(to, this::append);
    }

    private void add(Names names, Market market, Match match, IntUnaryOperator tier) {
        var rule = new RefusalRule(market, match, tier);
        for (int p = 0; p < market.pupils(); p++)
            for (Refusal refusal : rule.refusals(p)) add(names, market, rule, p, refusal);
    }

    private void add(Names names, Market market, RefusalRule rule, int pupil, Refusal refusal) {
        int wish = refusal.wish();
        boolean eligible = market.rank(wish) != Market.UNACCEPTABLE;
        rows.append(cell(names.of())).append(',');
        rows.append(cell(names.pupil().apply(pupil))).append(',');
        rows.append(cell(names.school().apply(market.school(wish)))).append(',');
        rows.append(refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        rows.append(',').append(eligible ? names.standing().apply(wish) : ",").append(',');
        boolean somebody = refusal.bar() >= 0;
        rows.append(
                somebody ? names.standing().apply(rule.lastAdmitted(wish, refusal.bar())) : ",");
        rows.append('\n');
    }

    private void append(Appendable to) {
        try {
            to.append(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
