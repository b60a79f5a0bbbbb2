package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    private void assertNotTested(String line, UnaryOperator<TestAdapter> change) {
        assertThat(Checks.notTested(Checks.check(Checks.recorded(recorder, servers, 1, change)))).contains(line);
    }

    @Test
    void runWhenAnAdapterWithAFaultMeetsAnOutageSaysWhatItCouldNotTest() {
        assertNotTested("outage-recovered: outage-reported was violated", adapter -> adapter.server(server ->
                server.isUsable() ? server : ServerHealth.failed("beta", List.of(), "refused")));
        assertNotTested("startup-partial: the new adapter did not answer while a server was down", adapter ->
                adapter.health(found -> adapter.isDown() ? Checks.fail("refused") : found));
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
        AtomicLong stamp = new AtomicLong();
        AtomicBoolean stale = new AtomicBoolean(true);
        ContractReport report = Checks.check(Checks.options(all -> new TestAdapter(all).healthcheck(original -> {
            stamp.compareAndSet(0, clock.instant().getEpochSecond());
            PluginHealthcheck found = original.get();
            return new PluginHealthcheck(found.pluginName(), found.state(), found.servers(),
                    stale.get() ? stamp.get() : clock.instant().getEpochSecond());
        })), clock, Checks.MILLISECOND);
        assertThat(Checks.violations(report)).hasSize(1).first().asString().startsWith("outage-reported: ")
                .contains("with lastCheck <second>, and the outage began at <second>");
    }
}
