package city.qala.operations.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Signal;
import city.qala.operations.KeptAudit;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.notice.Notice.Severity;
import city.qala.operations.notice.Notice.Text;
import city.qala.platform.outbound.Mail;
import city.qala.platform.outbound.MailConfig;
import city.qala.platform.outbound.Outbound;
import city.qala.platform.outbound.OutboundConfig;
import city.qala.testkit.LetterBox;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    private static final Actor AIDA = person("aida", Role.OPERATOR);
    private static final Actor BERIK = person("berik", Role.OPERATOR);
    private static final Actor DANA = person("dana", Role.ANALYST);

    private final TestClock clock = TestClock.at("2026-01-14T15:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private final Alarms alarms = Alarms.open(ledger.database(), audit, clock, new SecureRandom());
    private final List<String> brought = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private Notices notices = notices(Receivers.none(), (r, n, cap) -> {});

    private static Actor person(String name, String role) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(role));
    }

    private Notices notices(Receivers receivers, Post post) {
        return new Notices(
                ledger.database(),
                audit,
                alarms,
                receivers,
                post,
                (a, l) -> a.kind().code() + " <" + l.tag() + ">",
                clock,
                new SecureRandom());
    }

    private static Receivers to(String... receivers) {
        return new Receivers(List.of(receivers), List.of("duty@x.kz"), List.of("t@x.kz"), "town");
    }

    @AfterEach
    void end() {
        never.countDown();
        notices.close();
    }

    private Alarm alarm(String place, int stations, boolean test) {
        for (int i = 0; i < stations; i++) {
            var spot = new Signal.Spot(place + i, "Station " + i, place, "", Optional.empty());
            alarms.tell(
                    List.of(
                            new Signal(
                                    "n/" + place + i,
                                    "air-extreme",
                                    true,
                                    clock.instant(),
                                    spot,
                                    Map.of(),
                                    test)));
        }
        return alarms.open().stream()
                .filter(a -> a.spot().district().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private static Notices.Draft draft() {
        var texts = new EnumMap<Language, Text>(Language.class);
        for (Language l : Language.values())
            texts.put(l, new Text("Smoke " + l.tag(), "Stay in & close <windows>"));
        return new Notices.Draft(texts, "Alatau", Severity.SEVERE, 6);
    }

    private static void await(BooleanSupplier wanted, String what) throws InterruptedException {
        var wait = new CountDownLatch(1);
        for (int i = 0; i < 200 && !wanted.getAsBoolean(); i++)
            assertThat(wait.await(25, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(wanted.getAsBoolean()).as(what).isTrue();
    }

    private Notice sent(String place) {
        Notice made = notices.draft(AIDA, alarm(place, 2, false).id(), draft());
        return notices.approve(DANA, made.id(), made.wording());
    }

    @Test
    void givenOneStationOnly_whenANoticeIsWritten_thenItDoesNotLeaveTheBuilding() {
        Alarm alone = alarm("P1", 1, false);
        var refused =
                catchThrowableOfType(Problem.class, () -> notices.draft(AIDA, alone.id(), draft()));
        assertThat(refused.code()).isEqualTo("not-corroborated");
    }

    @Test
    void givenADraft_whenTheSamePersonOrTheSameRoleAgrees_thenItIsRefused() {
        Notice made = notices.draft(AIDA, alarm("P2", 2, false).id(), draft());
        for (Actor wrong : List.of(AIDA, BERIK)) {
            var refused =
                    catchThrowableOfType(
                            Problem.class, () -> notices.approve(wrong, made.id(), made.wording()));
            assertThat(refused.code()).isEqualTo("four-eyes-required");
        }
        var other =
                catchThrowableOfType(
                        Problem.class, () -> notices.approve(DANA, made.id(), "other words"));
        assertThat(other.code()).isEqualTo("notice-changed");
        assertThat(notices.approve(DANA, made.id(), made.wording()).isOut()).isTrue();
        var twice =
                catchThrowableOfType(
                        Problem.class, () -> notices.reject(DANA, made.id(), "too late"));
        assertThat(twice.code()).isEqualTo("notice-decided");
    }

    @Test
    void givenOneReceiverThatHangsAndOneThatFails_whenANoticeGoesOut_thenTheThirdHasItAtOnce()
            throws InterruptedException {
        notices.close();
        notices =
                notices(
                        to("hangs@x.kz", "fails@x.kz", "good@x.kz"),
                        (receiver, notice, cap) -> {
                            if (receiver.startsWith("fails"))
                                throw Problem.of(
                                        Problem.Kind.UNAVAILABLE, "target-unreachable", "no");
                            if (receiver.startsWith("hangs")) hang();
                            brought.add(receiver + " " + notice.number());
                        });
        Notice out = sent("P3");
        await(() -> brought.contains("good@x.kz " + out.number()), "the good receiver");
        await(() -> state(out, "fails@x.kz").attempts() > 0, "an attempt at the failing one");
        assertThat(state(out, "fails@x.kz").state()).isEqualTo(Delivery.State.WAITING);
        assertThat(state(out, "fails@x.kz").trouble()).isEqualTo("target-unreachable");
        assertThat(state(out, "hangs@x.kz").state()).isEqualTo(Delivery.State.WAITING);
        Notice second = sent("P4");
        await(() -> brought.contains("good@x.kz " + second.number()), "the next one as well");
        clock.advance(java.time.Duration.ofMinutes(10));
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Delivery state(Notice notice, String receiver) {
        return notices.deliveries(notice.id()).stream()
                .filter(d -> d.receiver().equals(receiver))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenANoticeThatWasWrong_whenOnePersonCorrectsIt_thenItGoesOutAtOnceAndNamesTheFirst()
            throws Exception {
        Notice wrong = sent("P5");
        Notice right = notices.correct(BERIK, wrong.id(), true, draft(), "a sensor was broken");
        assertThat(right.isOut()).isTrue();
        String cap = notices.cap(right);
        var alert =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(cap.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement();
        assertThat(alert.getElementsByTagName("msgType").item(0).getTextContent())
                .isEqualTo("Cancel");
        assertThat(alert.getElementsByTagName("references").item(0).getTextContent())
                .isEqualTo("qala,qala-" + wrong.id() + ",2026-01-14T15:00:00+00:00");
        assertThat(alert.getElementsByTagName("info").getLength()).isEqualTo(3);
        assertThat(alert.getElementsByTagName("description").item(0).getTextContent())
                .isEqualTo("Stay in & close <windows>");
        assertThat(alert.getElementsByTagName("status").item(0).getTextContent())
                .isEqualTo("Actual");
    }

    @Test
    void givenAnExercise_whenItsNoticeGoesOut_thenOnlyTrialReceiversGetItMarkedAsOne()
            throws InterruptedException {
        notices.close();
        notices =
                notices(
                        to("all@x.kz"),
                        (receiver, notice, cap) ->
                                brought.add(receiver + " " + cap.contains("Exercise")));
        Notice made = notices.draft(AIDA, alarm("P6", 1, true).id(), draft());
        notices.approve(DANA, made.id(), made.wording());
        await(() -> !brought.isEmpty(), "the trial receiver");
        assertThat(brought).containsExactly("t@x.kz true");
    }

    @Test
    void givenAnAlarmNobodyTook_whenItIsEscalated_thenStaffIsCalledOnce()
            throws InterruptedException {
        notices.close();
        notices = notices(to("all@x.kz"), (r, n, cap) -> brought.add(r));
        Alarm alarm = alarm("P7", 1, false);
        ledger.asOwner(
                "update operations.alarm set escalated = now() where id = '" + alarm.id() + "'");
        assertThat(notices.call()).isEqualTo(1);
        assertThat(notices.call()).isZero();
        await(() -> !brought.isEmpty(), "the call");
        assertThat(brought).containsExactly("duty@x.kz");
    }

    @Test
    void givenAMailServer_whenALetterIsSent_thenItArrivesInEveryLanguageUnderItsOwnName()
            throws Exception {
        try (var server = new LetterBox()) {
            String place = "127.0.0.1:" + server.port();
            var outbound = Outbound.create(new OutboundConfig(Set.of(place)), Clock.systemUTC());
            var mail =
                    new Mail(
                            new MailConfig("127.0.0.1", server.port(), "town@x.kz", "", ""),
                            outbound,
                            Clock.systemUTC());
            Notice out = sent("P8");
            new Postman(outbound, mail, List.of(Language.values()))
                    .bring("aida@x.kz", out, notices.cap(out));
            String letter = String.join("\n", server.lines());
            assertThat(letter)
                    .contains("RCPT TO:<aida@x.kz>")
                    .contains("Message-ID: <qala-" + out.id() + "@x.kz>")
                    .contains("Subject: Smoke kk / Smoke ru / Smoke en")
                    .contains("Stay in & close <windows>");
            var elsewhere =
                    new Mail(
                            new MailConfig("mail.other.kz", 587, "town@x.kz", "", ""),
                            outbound,
                            Clock.systemUTC());
            var refused =
                    catchThrowableOfType(
                            Problem.class,
                            () -> elsewhere.send(new Mail.Letter("x", "a@x.kz", "s", "t")));
            assertThat(refused.code()).isEqualTo("target-not-allowed");
            outbound.close();
        }
    }
}
