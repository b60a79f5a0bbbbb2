package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class OutagesTests {

    private final Recorder recorder = new Recorder();
    private final Servers servers = Servers.alphaAndBeta();

    @ParameterizedTest
    @CsvSource({"outage, outage repair", "repair, outage H H D H repair"})
    void runWhenAStepThrowsRepairsAndEndsTheOutages(String failing, String calls) {
        Options<PluginLifecycle> options = Checks.recorded(recorder, servers, 0, adapter -> adapter)
                .withOutage(Checks.outage(
                        adapter -> {
                            servers.stop("beta");
                            step(adapter, "outage", failing);
                        },
                        adapter -> {
                            step(adapter, "repair", failing);
                            servers.start("beta");
                        }));
        ContractReport report = Checks.check(options.withOutage(null));
        assertThat(recorder.text(1)).contains(" D H " + calls + " shutdown ");
        assertThat(recorder.text(2)).doesNotContain("repair");
        assertThat(report.violations()).isEmpty();
        assertThat(Checks.notTested(report)).contains("startup-partial: the outages ended because the " + failing
                + " step threw java.io.IOException: no such process");
    }

    private void step(PluginLifecycle adapter, String name, String failing) throws IOException {
        recorder.call(adapter, name);
        if (name.equals(failing)) {
            throw new IOException("no such process");
        }
    }

    private void assertNotTested(UnaryOperator<TestAdapter> change, String... lines) {
        assertThat(Checks.notTested(Checks.check(Checks.recorded(recorder, servers, 1, change)))).contains(lines);
    }

    @Test
    void runOfAnAdapterWithAFaultSaysWhatItCouldNotTest() {
        assertNotTested(adapter -> adapter.server(server ->
                server.isUsable() ? server : ServerHealth.failed("beta", List.of(), "refused")),
                "outage-recovered: outage-reported was violated");
        assertNotTested(adapter -> adapter.tools(found -> adapter.isDown() ? List.of() : found),
                "discovery-partial: discovery-usable-tools was violated");
        UnaryOperator<TestAdapter> throwing = adapter ->
                adapter.health(found -> adapter.isDown() ? Checks.fail("refused") : found);
        assertNotTested(throwing,
                "startup-partial: the new adapter did not answer while a server was down",
                "outage-reported: healthcheck-answers was violated");
        assertNotTested(adapter -> throwing.apply(adapter).close(original -> {}),
                "shutdown-concurrent: healthcheck-answers was violated");
        assertNotTested(adapter -> adapter.discover(original -> null),
                "outage-reported: an answer was missing, or the servers changed from one healthcheck to the next",
                "discovery-unique-names: the check ended: a single caller got no answer");
    }

    @Test
    void runWhenACallTimesOutRepairsTheFirstAdapterAndNoMore() {
        ContractReport report = Checks.check(Checks.recorded(recorder, servers, 1, adapter ->
                adapter.health(found -> adapter.isDown() ? Delays.forever() : found))
                .withTimeout(Duration.ofSeconds(1)));
        assertThat(recorder.text(1)).endsWith(" outage1 H repair1 close");
        assertThat(Checks.notTested(report)).filteredOn(line -> line.startsWith("outage-recovered")).first().asString()
                .startsWith("outage-recovered: the check ended: healthcheck() did not return within 1 s");
    }

    @Test
    void runWhenTheAdapterDoesNotReportTheOutageTestsNoRecovery() {
        ContractReport report = Checks.check(Checks.recorded(recorder, servers, 1, adapter -> adapter.health(found ->
                Checks.withServers(found, Servers.alphaAndBeta().probe()))));
        assertThat(recorder.text(1)).contains(" outage1 H H H H H repair1 outage1 shutdown ");
        assertThat(Checks.violations(report)).hasSize(1).first().asString().startsWith("outage-reported: ");
        String reason = ": the adapter did not report the outage";
        assertThat(Checks.notTested(report)).contains(
                "discovery-partial" + reason, "discovery-usable-tools" + reason, "outage-recovered" + reason);
    }

    @Test
    void runWaitsForAServerThatIsNotUsableYet() {
        AtomicInteger discoveries = new AtomicInteger();
        UnaryOperator<TestAdapter> change = adapter -> adapter
                .probe(list -> discoveries.get() < 4 ? Servers.alphaAndBeta().stop("beta").probe() : list)
                .discover(original -> {
                    discoveries.incrementAndGet();
                    return original.get();
                });
        assertThat(Checks.check(Checks.recorded(recorder, servers, 1, change)).violations()).isEmpty();
        assertThat(recorder.text(1)).startsWith("valid valid invalid H D H D H H D H H D H H D H outage1 ");
    }

    @Test
    void runWaitsForALaterSecondSoThatAnOldStampIsFound() {
        // 100 ms before the next second, so that the wait is short.
        long offset = 900 - System.currentTimeMillis() % 1000;
        InstantSource clock = () -> Instant.now().plusMillis(offset);
        assertThat(violations(clock, clock.instant().getEpochSecond())).containsExactly("outage-reported:"
                + " healthcheck() listed beta failed, alpha healthy with lastCheck <second>, and the outage began at"
                + " <second>; expected a lastCheck that is not before the outage"
                + " (if it only takes longer, see withTimeout)");
    }

    @Test
    void runFindsNoFaultInAStampOfTheSecondOfTheOutage() {
        assertThat(violations(() -> Instant.ofEpochSecond(1, 999_000_000), 1)).isEmpty();
    }

    private static List<String> violations(InstantSource clock, long lastCheck) {
        return Checks.violations(Checks.check(Checks.options(all -> new TestAdapter(all).healthcheck(original ->
                Samples.checkedAt(lastCheck, original.get()))), clock, Checks.MILLISECOND));
    }
}
