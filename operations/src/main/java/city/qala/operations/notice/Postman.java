package city.qala.operations.notice;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.Outbound;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries notices by letter, and to other systems by HTTPS. */
public final class Postman implements Post {
    private static final int MOST_ANSWER = 65_536;
    private static final int SUBJECT = 200;

    private final Outbound outbound;
    private final Mail mail;
    private final List<Language> languages;

    /**
     * A postman of the town.
     *
     * @param languages of the letters, in their order
     */
    public Postman(Outbound outbound, Mail mail, List<Language> languages) {
        this.outbound = outbound;
        this.mail = mail;
        this.languages = List.copyOf(languages);
    }

    @Override
    public void bring(String receiver, Notice notice, String cap) {
        if (Receivers.isMail(receiver)) mail.send(letter(receiver, notice));
        else call(URI.create(receiver), notice, cap);
    }

    private Mail.Letter letter(String to, Notice notice) {
        String mark = notice.test() ? "[EXERCISE] " : "";
        String subject = mark + said(notice, " / ", Notice.Text::headline);
        String text =
                said(notice, "\n\n", t -> t.headline() + "\n\n" + t.body())
                        + "\n\n"
                        + notice.area();
        int end = Math.min(SUBJECT, subject.length());
        return new Mail.Letter(
                CapRule.identifier(notice), to, subject.substring(0, end), mark + text);
    }

    private String said(
            Notice notice, String between, java.util.function.Function<Notice.Text, String> part) {
        return languages.stream()
                .flatMap(l -> java.util.stream.Stream.ofNullable(notice.texts().get(l)))
                .map(part)
                .collect(Collectors.joining(between));
    }

    private void call(URI address, Notice notice, String cap) {
        Outbound.Reply reply =
                outbound.post(
                        "notice",
                        address,
                        Map.of(
                                "Content-Type",
                                "application/cap+xml; charset=utf-8",
                                "Idempotency-Key",
                                CapRule.identifier(notice)),
                        cap.getBytes(StandardCharsets.UTF_8),
                        MOST_ANSWER);
        if (reply.status() / 100 != 2)
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "receiver-refused",
                    "%s answered %d.",
                    address.getHost(),
                    reply.status());
    }
}
