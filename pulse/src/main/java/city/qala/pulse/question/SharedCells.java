package city.qala.pulse.question;

import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.DataSet.Rhythm;
import city.qala.kernel.DataSet.Sensitivity;
import city.qala.kernel.Wording;
import city.qala.pulse.release.Domain;
import city.qala.pulse.release.Question;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.pulse.release.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Released cells for organisations, under an agreement with its quota and signed calls: every cell
 * with its noise, small and negative ones too, because sums of shown cells only would lean upwards.
 */
final class SharedCells {

    private static final long USUAL_DAYS = 7;

    private final Releases releases;
    private final ZoneId zone;

    SharedCells(Releases releases, ZoneId zone) {
        this.releases = releases;
        this.zone = zone;
    }

    DataSet set(String owner) {
        return new DataSet(
                "pulse-hourly",
                new Wording("Тыныс, сағат сайын", "Пульс по часам", "Pulse by the hour"),
                new Wording(
                        "Сатып алулар мен телефондар: аудан, сағат және санат бойынша, шу"
                                + " қосылған. Теріс мәндер де бар: қосындылар дұрыс болуы үшін."
                                + " Уақыт көрсетілмесе, соңғы жеті күн.",
                        "Покупки и телефоны по районам, часам и категориям, с добавленным шумом."
                                + " Есть и отрицательные значения: чтобы суммы были верны. Если"
                                + " время не задано, последние семь дней.",
                        "Purchases and phones by district, hour and category, with added noise."
                                + " Values may be negative, so that sums are right. Without a"
                                + " time, the last seven days."),
                owner,
                fields(),
                "",
                Rhythm.DAILY,
                "",
                this::read);
    }

    private static List<Field> fields() {
        return List.of(
                field("hour", DataSet.Type.TIME, "Сағаттың басы", "Начало часа", "Start of hour"),
                field(
                        "topic",
                        DataSet.Type.TEXT,
                        "Не саналған",
                        "Что посчитано",
                        "What is counted"),
                field("place", DataSet.Type.TEXT, "Аудан", "Район", "District"),
                field("kind", DataSet.Type.TEXT, "Санат", "Категория", "Category"),
                field("value", DataSet.Type.WHOLE, "Сан", "Число", "Count"),
                field(
                        "noise",
                        DataSet.Type.NUMBER,
                        "Шудың стандартты ауытқуы",
                        "Стандартное отклонение шума",
                        "Standard deviation of the noise"));
    }

    private static Field field(String name, DataSet.Type type, String kk, String ru, String en) {
        return new Field(name, type, "", new Wording(kk, ru, en), Sensitivity.INTERNAL);
    }

    private void read(DataSet.Wanted wanted, Consumer<List<@Nullable Object>> each) {
        Instant to = wanted.to();
        Instant from = wanted.from();
        LocalDate last = to == null ? releases.today() : LocalDate.ofInstant(to, zone);
        LocalDate first =
                from == null ? last.minusDays(USUAL_DAYS) : LocalDate.ofInstant(from, zone);
        long left = wanted.most();
        for (Topic topic : List.of(Topic.PRESENCE, Topic.PURCHASES))
            for (Day day : releases.archive().between(topic, first, last))
                left = cells(day, wanted, left, each);
    }

    private long cells(
            Day day, DataSet.Wanted wanted, long most, Consumer<List<@Nullable Object>> each) {
        Domain domain = day.layout().domain();
        long left = most;
        for (int hour = 0; hour < domain.hours(); hour++) {
            Instant at = day.day().atTime(hour, 0).atZone(zone).toInstant();
            if (!isWanted(at, wanted)) continue;
            for (String place : domain.places())
                for (String kind : domain.kinds()) {
                    if (left-- <= 0) return 0;
                    SafeCount count =
                            day.cube()
                                    .sum(
                                            new Question(
                                                    List.of(place), List.of(hour), List.of(kind)));
                    each.accept(row(at, day, place, kind, count));
                }
        }
        return left;
    }

    private static List<@Nullable Object> row(
            Instant at, Day day, String place, String kind, SafeCount count) {
        return Arrays.asList(
                at,
                day.layout().topic().slug(),
                place,
                kind,
                count.value(),
                count.noiseMilli() / 1000.0);
    }

    private static boolean isWanted(Instant at, DataSet.Wanted wanted) {
        Instant from = wanted.from();
        Instant to = wanted.to();
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
