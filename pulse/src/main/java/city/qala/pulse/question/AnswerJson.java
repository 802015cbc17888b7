package city.qala.pulse.question;

import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.web.Csv;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer for programs. A value under four standard deviations of its noise is left out. */
final class AnswerJson {

    private AnswerJson() {}

    static Map<String, Object> of(Answer answer) {
        var all = new LinkedHashMap<String, Object>();
        all.put("status", answer.isClear() ? "ok" : "too-small");
        answer.total().filter(SafeCount::isClear).ifPresent(t -> put(all, t));
        answer.total()
                .ifPresent(t -> {
                    all.put("noise", thousandths(t.noiseMilli()));
                    all.put("cells", t.cells());
                    all.put("epsilon", t.epsilon().decimal());
                });
        answer.change()
                .ifPresent(c ->
                        all.put(
                                "change",
                                Map.of(
                                        "of", round(c.change()),
                                        "low", round(c.low()),
                                        "high", round(c.high()))));
        all.put("first", answer.asked().first().toString());
        all.put("last", answer.asked().last().toString());
        all.put("days", answer.days());
        all.put("missing", answer.missing());
        all.put("share", answer.share());
        all.put("feeds", answer.feeds());
        all.put("sellers", answer.sellers());
        List<String> near =
                answer.coarser().stream()
                        .map(a -> AskedForm.address("/api/pulse/answers", a).toString())
                        .toList();
        if (!answer.isClear()) all.put("try", near);
        return all;
    }

    /** One row a day; the day's value is empty where noise could be most of it. */
    static byte[] csv(Answer answer, String notes) {
        var csv = new Csv();
        for (String note : notes.split("\n", -1)) csv.note(note);
        csv.row("day", "value", "low95", "high95", "noise_sd");
        answer.byDay()
                .forEach((day, count) -> {
                    boolean clear = count.isClear();
                    long half = count.halfMilli() / 1000;
                    csv.row(
                            day.toString(),
                            clear ? Long.toString(count.value()) : "",
                            clear ? Long.toString(count.value() - half) : "",
                            clear ? Long.toString(count.value() + half) : "",
                            thousandths(count.noiseMilli()).toPlainString());
                });
        return csv.bytes();
    }

    private static void put(Map<String, Object> all, SafeCount count) {
        all.put("value", count.value());
        all.put("low", count.value() - count.halfMilli() / 1000);
        all.put("high", count.value() + count.halfMilli() / 1000);
    }

    private static BigDecimal thousandths(long milli) {
        return BigDecimal.valueOf(milli, 3);
    }

    private static double round(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
