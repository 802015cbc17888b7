package city.qala.operations.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.operations.KeptAudit;
import city.qala.operations.asset.Task.State;
import city.qala.platform.mqtt.MqttFeed;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TaskingTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    private static final Actor AIDA = new Actor("aida", Actor.Kind.PERSON, Set.of(Role.OPERATOR));
    private static final Actor SCRIPT =
            new Actor("script", Actor.Kind.PROGRAM, Set.of(Role.OPERATOR));
    private static final Actor GATE = new Actor("gw-1", Actor.Kind.DEVICE, Set.of(Role.DEVICE));
    private static final Actor OTHER = new Actor("gw-2", Actor.Kind.DEVICE, Set.of(Role.DEVICE));
    private static final String RECORD =
            """
            {"type": "DataRecord", "field": [
              {"name": "heat", "label": "Heater", "type": "Boolean"},
              {"name": "level", "label": "Level", "type": "Quantity", "uom": "%",
               "constraint": {"type": "AllowedValues", "interval": [[0, 100]]}},
              {"name": "mode", "type": "Category",
               "constraint": {"type": "AllowedTokens", "value": ["eco", "full"]}}]}
            """;
    private static int things;

    @TempDir Path folder;

    private final TestClock clock = TestClock.at("2026-01-14T15:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private final List<String> told = new ArrayList<>();
    private Tasking tasking;
    private TaskFeed feed;
    private long capability;
    private String code = "";

    @BeforeEach
    void aStopWithAHeater() {
        tasking =
                new Tasking(
                        ledger.database(),
                        audit,
                        CommandKey.open(folder.resolve("keys/commands.key")),
                        clock);
        feed = new TaskFeed(tasking, new Deaf(), "http://town");
        feed.publisher((topic, payload) ->
                told.add(topic + " " + new String(payload, StandardCharsets.UTF_8)));
        code = "STP-" + ++things;
        long actuator =
                tasking.register(
                        SCRIPT, new Actuator(0, "Heater", "In the roof", "text/plain", "-"));
        capability =
                tasking.register(
                        SCRIPT,
                        new Capability(
                                0, things, code, "gw-1", actuator, "Heating", "Warms", RECORD));
    }

    /** Hears nothing and lets nobody hear. */
    private static final class Deaf implements MqttFeed {
        @Override
        public CompletionStage<Void> publish(Actor actor, String topic, byte[] payload) {
            return CompletableFuture.failedFuture(Problem.notFound("no %s", topic));
        }

        @Override
        public boolean maySubscribe(Actor actor, String topicFilter) {
            return false;
        }

        @Override
        public boolean mayReceive(Actor actor, String topic) {
            return false;
        }

        @Override
        public void subscribed(String topicFilter, boolean present) {}
    }

    private Task propose() {
        return tasking.propose(
                AIDA,
                capability,
                ParameterRule.parse("{\"mode\": \"eco\", \"level\": 40, \"heat\": true}"));
    }

    private static String refusal(Runnable deed) {
        return catchThrowableOfType(Problem.class, deed::run).code();
    }

    private State state(long id) {
        return tasking.task(id).orElseThrow().state();
    }

    @Test
    void givenAProposal_whenAPersonConfirmsIt_thenTheDeviceHearsASignedCommandAndAnswers() {
        Task proposed = propose();
        assertThat(told).as("nothing leaves before it is confirmed").isEmpty();
        Task sent = tasking.confirm(AIDA, proposed.id());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .startsWith("v1.1/TaskingCapabilities(" + capability + ")/Tasks {")
                .contains("\"counter\":1")
                .contains("\"taskingParameters\":{\"heat\":true,\"level\":40,\"mode\":\"eco\"}");
        Task.Sent how = sent.sent().orElseThrow();
        String text =
                SealRule.text(
                        code,
                        capability,
                        sent.id(),
                        how.counter(),
                        sent.until(),
                        sent.parameters());
        assertThat(CommandKey.verify(tasking.key(), text, how.signature())).isTrue();
        String forged = text.replace("\"level\":40", "\"level\":90");
        assertThat(CommandKey.verify(tasking.key(), forged, how.signature())).isFalse();
        tasking.report(GATE, sent.id(), State.DONE, "warm");
        tasking.report(GATE, sent.id(), State.DONE, "warm");
        assertThat(state(sent.id())).isEqualTo(State.DONE);
        assertThat(audit.entries)
                .extracting(e -> e.actor().name() + " " + e.action())
                .endsWith(
                        "aida operations.command-proposed",
                        "aida operations.command-confirmed",
                        "gw-1 operations.command-done");
    }

    @Test
    void givenCommandsToOneThing_whenConfirmed_thenEachHasAGreaterNumberThanTheLast() {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            counts.add(tasking.confirm(AIDA, propose().id()).sent().orElseThrow().counter());
        assertThat(counts).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void givenAProposal_whenAProgramOrADeviceConfirmsIt_thenItIsRefusedAndNothingLeaves() {
        long id = propose().id();
        assertThat(refusal(() -> tasking.confirm(SCRIPT, id))).isEqualTo("forbidden");
        assertThat(refusal(() -> tasking.confirm(GATE, id))).isEqualTo("forbidden");
        tasking.confirm(AIDA, id);
        assertThat(refusal(() -> tasking.confirm(AIDA, id))).isEqualTo("command-over");
        assertThat(told).hasSize(1);
    }

    @Test
    void givenAProposal_whenItWaitsTooLongOrIsTakenBack_thenItCannotBeConfirmed() {
        long late = propose().id();
        long back = propose().id();
        tasking.cancel(AIDA, back);
        assertThat(refusal(() -> tasking.confirm(AIDA, back))).isEqualTo("command-over");
        clock.advance(Tasking.CONFIRM_WITHIN);
        assertThat(refusal(() -> tasking.confirm(AIDA, late))).isEqualTo("command-over");
        clock.advance(Duration.ofSeconds(1));
        tasking.tick();
        assertThat(state(late)).isEqualTo(State.EXPIRED);
        assertThat(told).isEmpty();
    }

    @Test
    void
            givenACommandThatNobodyAnswered_whenItsTimeIsOver_thenItIsExpiredAndALateAnswerIsRefused() {
        long id = tasking.confirm(AIDA, propose().id()).id();
        clock.advance(Tasking.GOOD_FOR.plusSeconds(1));
        tasking.tick();
        assertThat(state(id)).isEqualTo(State.EXPIRED);
        assertThat(refusal(() -> tasking.report(GATE, id, State.DONE, "")))
                .isEqualTo("command-over");
    }

    @Test
    void givenPeopleOnSite_whenTheyWorkItByHand_thenNoCommandIsProposedOrSent() {
        long before = propose().id();
        tasking.hold(AIDA, code, 8, "An electrician is on the roof");
        assertThat(refusal(this::propose)).isEqualTo("by-hand");
        assertThat(refusal(() -> tasking.confirm(AIDA, before))).isEqualTo("by-hand");
        tasking.free(AIDA, code);
        assertThat(tasking.confirm(AIDA, before).state()).isEqualTo(State.SENT);
        tasking.hold(AIDA, code, 1, "again");
        clock.advance(Duration.ofHours(1));
        assertThat(tasking.held(code)).as("a hold ends by itself").isEmpty();
    }

    @Test
    void givenAnotherDevice_whenItListensOrReports_thenTheCommandIsNotThere() {
        String topic = "v1.1/TaskingCapabilities(" + capability + ")/Tasks";
        assertThat(feed.maySubscribe(GATE, topic)).isTrue();
        assertThat(feed.mayReceive(GATE, topic)).isTrue();
        assertThat(feed.maySubscribe(OTHER, topic)).isFalse();
        assertThat(feed.maySubscribe(Actor.ANONYMOUS, topic)).isFalse();
        long id = tasking.confirm(AIDA, propose().id()).id();
        byte[] report = "{\"properties\":{\"state\":\"done\"}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        feed.publish(OTHER, "v1.1/Tasks(" + id + ")", report)
                                .toCompletableFuture()
                                .join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(Problem.class);
        assertThat(state(id)).isEqualTo(State.SENT);
        feed.publish(GATE, "v1.1/Tasks(" + id + ")", report).toCompletableFuture().join();
        assertThat(state(id)).isEqualTo(State.DONE);
    }

    @Test
    void givenADeviceThatWasAway_whenItListensAgain_thenItHearsWhatIsStillGood() {
        long late = tasking.confirm(AIDA, propose().id()).id();
        clock.advance(Tasking.GOOD_FOR);
        long good = tasking.confirm(AIDA, propose().id()).id();
        told.clear();
        feed.subscribed("v1.1/TaskingCapabilities(" + capability + ")/Tasks", true);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("Tasks(" + good + ")\"")
                .doesNotContain("Tasks(" + late + ")\"");
    }

    @Test
    void givenParametersThatDoNotFit_whenProposed_thenNothingIsMade() {
        for (String bad :
                List.of(
                        "{}",
                        "{\"heat\":true,\"level\":40}",
                        "{\"heat\":1,\"level\":40,\"mode\":\"eco\"}",
                        "{\"heat\":true,\"level\":101,\"mode\":\"eco\"}",
                        "{\"heat\":true,\"level\":\"40\",\"mode\":\"eco\"}",
                        "{\"heat\":true,\"level\":40,\"mode\":\"max\"}",
                        "{\"heat\":true,\"level\":40,\"mode\":\"eco\",\"more\":1}",
                        "[1]"))
            assertThat(refusal(() -> tasking.propose(AIDA, capability, ParameterRule.parse(bad))))
                    .as(bad)
                    .isEqualTo("invalid-parameter");
        assertThat(tasking.tasks(capability)).isEmpty();
        for (String bad : List.of("{}", "{\"type\":\"DataRecord\",\"field\":[]}", "[]"))
            assertThat(refusal(() -> ParameterRule.fields(bad))).isEqualTo("invalid-parameter");
    }

    @Test
    void givenTheKeyFile_whenReadAgain_thenItIsTheSameKeyAndOnlyItsOwnerMayReadIt()
            throws Exception {
        Path file = folder.resolve("keys/commands.key");
        assertThat(CommandKey.open(file).open()).isEqualTo(tasking.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
