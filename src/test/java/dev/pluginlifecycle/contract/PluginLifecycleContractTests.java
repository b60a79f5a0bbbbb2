package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that break one rule each: that rule is blamed, and no other. */
class PluginLifecycleContractTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final String AT = " \\(at .*PluginLifecycleContractTests.*\\)";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void brokenAdapterIsBlamedUnderTheRuleItBreaksAndNoOther(
            String rule, String fault, Callable<SoundAdapter> adapters, String message) {
        List<Violation> violations = PluginLifecycleContract.check(adapters, CONFIG);

        assertThat(violations).extracting(Violation::rule).containsExactly(rule);
        assertThat(violations.get(0).message()).matches(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("brokenAdapterIsBlamedUnderTheRuleItBreaksAndNoOther")
    void brokenAdapterIsBlamedByNoOtherRuleAlone(
            String rule, String fault, Callable<SoundAdapter> adapters, String message) {
        for (Rule alone : PluginLifecycleContract.rules()) {
            assertThat(alone.check(adapters, CONFIG)).allMatch(violation -> violation.rule().equals(rule));
        }
    }

    static Stream<Arguments> brokenAdapterIsBlamedUnderTheRuleItBreaksAndNoOther() {
        return Stream.of(config(), healthcheck(), healthchecks(), discovery(), shutdown(), close()).flatMap(each -> each);
    }

    private static Stream<Arguments> config() {
        return Stream.of(
                broken("config-accepts-valid", "the factory gives null", () -> null,
                        "the factory returned null; expected an adapter"),
                broken("config-accepts-valid", "the factory throws", () -> { throw new Exception("no such server"); },
                        "the factory threw java.lang.Exception: no such server" + AT + "; expected an adapter"),
                broken("config-accepts-valid", "the factory throws an Error", () -> { throw new AssertionError("never"); },
                        "the factory threw java.lang.AssertionError: never" + AT + "; expected an adapter"),
                broken("config-accepts-valid", "the factory throws the second time", new Callable<>() {
                            private int made;

                            @Override
                            public SoundAdapter call() {
                                // Each check of all rules asks for several, each check of a rule for one or two.
                                if (++made % 2 == 0) {
                                    throw new IllegalStateException("port in use");
                                }
                                return new SoundAdapter();
                            }
                        },
                        "the factory threw java.lang.IllegalStateException: port in use" + AT + "; expected an adapter"),
                broken("config-accepts-valid", "refuses", () -> new SoundAdapter() {
                            @Override
                            public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
                                throw new PluginLifecycleException("no install root");
                            }
                        },
                        "validateConfig\\(validConfig\\) threw dev.pluginlifecycle.PluginLifecycleException: no install root"
                                + AT + "; expected it to accept RuntimePluginConfig\\[enabledPlugins=\\{}, .*]"),
                broken("config-accepts-valid", "refuses, and cannot be closed then", () -> new SoundAdapter() {
                            private List<String> started;

                            @Override
                            public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
                                throw new PluginLifecycleException("no install root");
                            }

                            @Override
                            public void close() {
                                started.clear();
                            }
                        },
                        "validateConfig\\(validConfig\\) threw .*"),
                broken("config-accepts-valid", "refuses a second time", () -> new SoundAdapter() {
                            private boolean validated;

                            @Override
                            public void validateConfig(RuntimePluginConfig config) {
                                if (validated) {
                                    throw new IllegalStateException("validated already");
                                }
                                validated = true;
                            }
                        },
                        "a second validateConfig\\(validConfig\\) threw java.lang.IllegalStateException: validated already"
                                + AT + "; expected it to accept RuntimePluginConfig\\[.*]"));
    }

    private static Stream<Arguments> healthcheck() {
        return Stream.of(
                broken("healthcheck-answers", "null", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                return null;
                            }
                        },
                        "healthcheck\\(\\) returned null; expected a healthcheck: a probe that fails is a FAILED server,"
                                + " with its error text"),
                broken("healthcheck-answers", "throws", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                throw new IllegalStateException("beta is down");
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.IllegalStateException: beta is down" + AT + "; expected .*"),
                broken("healthcheck-answers", "throws from inside the JDK", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                Object none = List.of().get(0);
                                return (PluginHealthcheck) none;
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.ArrayIndexOutOfBoundsException: .*" + AT + "; expected .*"),
                broken("healthcheck-answers", "overflows the stack", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                return healthcheck();
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.StackOverflowError" + AT + "; expected .*"),
                broken("healthcheck-answers", "throws what throws when it is asked", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                throw new Unspeakable();
                            }
                        },
                        "healthcheck\\(\\) threw dev.pluginlifecycle.contract.PluginLifecycleContractTests\\$Unspeakable;"
                                + " expected .*"),
                broken("healthcheck-answers", "throws without a stack trace", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                throw new Traceless();
                            }
                        },
                        "healthcheck\\(\\) threw dev.pluginlifecycle.contract.PluginLifecycleContractTests\\$Traceless;"
                                + " expected .*"),
                broken("healthcheck-answers", "throws the second time", () -> new SoundAdapter() {
                            private final AtomicInteger calls = new AtomicInteger();

                            @Override
                            public PluginHealthcheck healthcheck() {
                                if (calls.incrementAndGet() == 2) {
                                    throw new IllegalStateException("again");
                                }
                                return super.healthcheck();
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.IllegalStateException: again" + AT + "; expected .*"),
                broken("healthcheck-answers", "throws once it has discovered", () -> new SoundAdapter() {
                            private volatile boolean discovered;

                            @Override
                            public DiscoveryResult discover() {
                                discovered = true;
                                return super.discover();
                            }

                            @Override
                            public PluginHealthcheck healthcheck() {
                                if (discovered) {
                                    throw new IllegalStateException("discovered");
                                }
                                return super.healthcheck();
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.IllegalStateException: discovered" + AT + "; expected .*"),
                broken("healthcheck-answers", "throws after a shutdown that failed", () -> new SoundAdapter() {
                            private volatile boolean failed;

                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                failed = true;
                                throw new PluginLifecycleException("still running");
                            }

                            @Override
                            public PluginHealthcheck healthcheck() {
                                if (failed) {
                                    throw new IllegalStateException("failed");
                                }
                                return super.healthcheck();
                            }
                        },
                        "healthcheck\\(\\) threw java.lang.IllegalStateException: failed" + AT + "; expected .*"));
    }

    private static Stream<Arguments> healthchecks() {
        return Stream.of(
                broken("healthcheck-stable-name", "blank", () -> new SoundAdapter() {
                            @Override
                            String name() {
                                return "  ";
                            }
                        },
                        "healthcheck\\(\\) gave the plugin name \"  \"; expected one that is not blank"),
                broken("healthcheck-stable-name", "another each time", () -> new SoundAdapter() {
                            private final AtomicInteger calls = new AtomicInteger();

                            @Override
                            String name() {
                                return "plugin-" + calls.incrementAndGet();
                            }
                        },
                        "healthcheck\\(\\) gave the plugin name \"plugin-1\", and later \"plugin-2\";"
                                + " expected the same each time"),
                broken("healthcheck-state-derived", "healthy with a failed server",
                        () -> reporting(new PluginState.Healthy(), SoundAdapter.ALPHA, SoundAdapter.BETA),
                        "healthcheck\\(\\) reported Healthy\\[], but fromServers derives Degraded\\[healthyServers=\\[alpha], .*]"
                                + " from its servers \\[ServerHealth\\[serverName=alpha, .*]"),
                broken("healthcheck-state-derived", "healthy without servers",
                        () -> reporting(new PluginState.Healthy()),
                        "healthcheck\\(\\) reported Healthy\\[], but fromServers derives"
                                + " Failed\\[reason=no servers available] from its servers \\[]"),
                broken("healthcheck-state-derived", "degraded though healthy",
                        () -> reporting(new PluginState.Degraded(List.of("alpha"), List.of()), SoundAdapter.ALPHA),
                        "healthcheck\\(\\) reported Degraded\\[.*], but fromServers derives Healthy\\[] from .*"),
                broken("healthcheck-state-derived", "degraded with other lists",
                        () -> reporting(new PluginState.Degraded(List.of(), List.of(SoundAdapter.BETA)),
                                SoundAdapter.ALPHA, SoundAdapter.BETA),
                        "healthcheck\\(\\) reported Degraded\\[healthyServers=\\[], .*], but fromServers derives"
                                + " Degraded\\[healthyServers=\\[alpha], .*"),
                broken("healthcheck-unique-servers", "a server twice",
                        () -> new SoundAdapter(SoundAdapter.ALPHA, SoundAdapter.SLOW, SoundAdapter.ALPHA, SoundAdapter.ALPHA),
                        "healthcheck\\(\\) listed more than once: \\[alpha]; expected each server name once"),
                broken("healthcheck-unique-servers", "a server as healthy and failed, with its tool", () -> new SoundAdapter(
                                SoundAdapter.ALPHA, ServerHealth.failed("alpha", List.of("write"), "refused")) {
                            @Override
                            boolean partial() {
                                return false;
                            }

                            @Override
                            List<String> tools() {
                                return List.of("search", "write");
                            }
                        },
                        "healthcheck\\(\\) listed more than once: \\[alpha]; expected each server name once"),
                broken("healthcheck-error-text", "failed without one",
                        () -> new SoundAdapter(SoundAdapter.ALPHA, ServerHealth.failed("beta", List.of(), null)),
                        "healthcheck\\(\\) gave no error text for \\[ServerHealth\\[serverName=beta, status=failed, .*]];"
                                + " expected lastError to say why a server is failed or degraded"),
                broken("healthcheck-error-text", "degraded with a blank one",
                        () -> new SoundAdapter(SoundAdapter.ALPHA, ServerHealth.degraded("slow", List.of(), " ")),
                        "healthcheck\\(\\) gave no error text for \\[ServerHealth\\[serverName=slow, status=degraded, .*"),
                broken("healthcheck-clock", "milliseconds", () -> new SoundAdapter() {
                            @Override
                            long now() {
                                return System.currentTimeMillis();
                            }
                        },
                        "healthcheck\\(\\) stamped lastCheck \\d{13}, but the call ended at \\d{10}; expected seconds"
                                + " \\(not milliseconds\\) since the Unix epoch, not later than the end of the call"),
                broken("healthcheck-clock", "a second ahead", () -> new SoundAdapter() {
                            @Override
                            long now() {
                                return super.now() + 1;
                            }
                        },
                        "healthcheck\\(\\) stamped lastCheck \\d{10}, but the call ended at \\d{10}; expected .*"),
                broken("healthcheck-clock", "backwards", () -> new SoundAdapter() {
                            private final AtomicInteger calls = new AtomicInteger();

                            @Override
                            long now() {
                                return 1000 - calls.incrementAndGet();
                            }
                        },
                        "healthcheck\\(\\) stamped lastCheck 998, and 999 before; expected a stamp that is not earlier"));
    }

    private static Stream<Arguments> discovery() {
        return Stream.of(
                broken("discovery-answers", "null", () -> new SoundAdapter() {
                            @Override
                            public DiscoveryResult discover() {
                                return null;
                            }
                        },
                        "discover\\(\\) returned null; expected a discovery: what servers that are down would offer is left out"),
                broken("discovery-answers", "throws", () -> new SoundAdapter() {
                            @Override
                            public DiscoveryResult discover() {
                                throw new UnsupportedOperationException();
                            }
                        },
                        "discover\\(\\) threw java.lang.UnsupportedOperationException" + AT + "; expected a discovery: .*"),
                broken("discovery-answers", "throws the second time", () -> new SoundAdapter() {
                            private final AtomicInteger calls = new AtomicInteger();

                            @Override
                            public DiscoveryResult discover() {
                                if (calls.incrementAndGet() == 2) {
                                    throw new IllegalStateException("again");
                                }
                                return super.discover();
                            }
                        },
                        "discover\\(\\) threw java.lang.IllegalStateException: again" + AT + "; expected .*"),
                broken("discovery-partial", "not partial", () -> new SoundAdapter(SoundAdapter.SLOW, SoundAdapter.BETA) {
                            @Override
                            boolean partial() {
                                return false;
                            }
                        },
                        "discover\\(\\) said partial=false while healthcheck\\(\\) listed as failed \\[beta]"
                                + " and not as failed \\[slow]; expected partial=true"),
                broken("discovery-partial", "not partial, with an error text that counts", () -> new SoundAdapter() {
                            private final AtomicInteger probes = new AtomicInteger();

                            @Override
                            public PluginHealthcheck healthcheck() {
                                ServerHealth beta =
                                        ServerHealth.failed("beta", List.of(), "attempt " + probes.incrementAndGet());
                                PluginHealthcheck check =
                                        PluginHealthcheck.fromServers(name(), List.of(SoundAdapter.ALPHA, beta));
                                return isStopped()
                                        ? new PluginHealthcheck(
                                                name(), new PluginState.Stopped(), check.servers(), check.lastCheck())
                                        : check;
                            }
                        },
                        "discover\\(\\) said partial=false .* as failed \\[beta] and not as failed \\[alpha]; .*"),
                broken("discovery-usable-tools", "a failed server's tool",
                        () -> new SoundAdapter(SoundAdapter.ALPHA, SoundAdapter.BETA) {
                            @Override
                            List<String> tools() {
                                return List.of("search", "read", "write");
                            }
                        },
                        "discover\\(\\) offered \\[write], which only failed servers provide, of \\[beta];"
                                + " expected such tools to be left out"),
                broken("discovery-usable-tools", "a tool when all have failed", () -> new SoundAdapter(SoundAdapter.BETA) {
                            @Override
                            List<String> tools() {
                                return List.of("write", "read");
                            }
                        },
                        "discover\\(\\) offered \\[write, read], which only failed servers provide, of \\[beta]; .*"),
                broken("discovery-unique-tools", "a tool twice", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                            @Override
                            List<String> tools() {
                                return List.of("search", "read", "search");
                            }
                        },
                        "discover\\(\\) offered more than once: \\[search]; expected each tool name once"),
                broken("concurrent-reads", "throws when asked at once", () -> new Crowded() {
                            @Override
                            void crowded() {
                                throw new ConcurrentModificationException("two at once");
                            }
                        },
                        "(healthcheck|discover)\\(\\) threw java.util.ConcurrentModificationException: two at once" + AT
                                + " when it was asked from 8 threads at once; expected an answer"),
                broken("concurrent-reads", "null when asked at once", () -> new Crowded() {
                            @Override
                            public DiscoveryResult discover() {
                                DiscoveryResult discovery = super.discover();
                                return isCrowded() ? null : discovery;
                            }
                        },
                        "discover\\(\\) returned null when it was asked from 8 threads at once; expected an answer"));
    }

    private static Stream<Arguments> shutdown() {
        return Stream.of(
                broken("shutdown-stops", "another state", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                            @Override
                            public void shutdown() {}
                        },
                        "healthcheck\\(\\) after shutdown\\(\\) reported Healthy\\[]; expected Stopped\\[]"),
                broken("shutdown-stops", "still shutting down", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                            private volatile PluginState state = super.state();

                            @Override
                            public void shutdown() {
                                state = new PluginState.ShuttingDown();
                            }

                            @Override
                            PluginState state() {
                                return state;
                            }
                        },
                        "healthcheck\\(\\) after shutdown\\(\\) reported ShuttingDown\\[]; expected Stopped\\[]"),
                broken("shutdown-stops", "throws", () -> new SoundAdapter() {
                            @Override
                            public void shutdown() {
                                throw new IllegalStateException("busy");
                            }
                        },
                        "shutdown\\(\\) threw java.lang.IllegalStateException: busy" + AT
                                + "; expected it to return, or to throw a PluginLifecycleException"),
                broken("shutdown-stops", "no healthcheck after it", () -> new SoundAdapter() {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                return isStopped() ? null : super.healthcheck();
                            }
                        },
                        "healthcheck\\(\\) after shutdown\\(\\) returned null; expected it to report Stopped\\[]"),
                broken("shutdown-stops", "no discovery after it", () -> new SoundAdapter() {
                            @Override
                            public DiscoveryResult discover() {
                                if (isStopped()) {
                                    throw new IllegalStateException("stopped");
                                }
                                return super.discover();
                            }
                        },
                        "discover\\(\\) after shutdown\\(\\) threw java.lang.IllegalStateException: stopped" + AT
                                + "; expected a discovery, which may be empty"),
                broken("shutdown-idempotent", "throws the second time", () -> new SoundAdapter() {
                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                if (isStopped()) {
                                    throw new PluginLifecycleException("not running");
                                }
                                super.shutdown();
                            }
                        },
                        "a second shutdown\\(\\) threw dev.pluginlifecycle.PluginLifecycleException: not running" + AT
                                + "; expected it to do nothing"),
                broken("shutdown-idempotent", "throws unchecked the second time", () -> new SoundAdapter() {
                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                if (isStopped()) {
                                    throw new IllegalStateException("not running");
                                }
                                super.shutdown();
                            }
                        },
                        "a second shutdown\\(\\) threw java.lang.IllegalStateException: not running" + AT
                                + "; expected it to do nothing"),
                broken("shutdown-idempotent", "throws unchecked after it failed", () -> new SoundAdapter() {
                            private boolean failed;

                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                if (failed) {
                                    throw new IllegalStateException("not running");
                                }
                                failed = true;
                                throw new PluginLifecycleException("still running");
                            }
                        },
                        "a second shutdown\\(\\) threw java.lang.IllegalStateException: not running" + AT
                                + "; expected it to return, or to throw a PluginLifecycleException"),
                broken("shutdown-failure-honest", "stopped though it threw", () -> new SoundAdapter() {
                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                super.shutdown();
                                throw new PluginLifecycleException("alpha did not answer");
                            }
                        },
                        "healthcheck\\(\\) reported Stopped\\[] after a shutdown\\(\\) that threw; expected another state,"
                                + " as something may still be running"));
    }

    private static Stream<Arguments> close() {
        return Stream.of(
                broken("close-shuts-down", "does nothing", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                            @Override
                            public void close() {}
                        },
                        "healthcheck\\(\\) after close\\(\\) reported Healthy\\[]; expected Stopped\\[], as after shutdown\\(\\)"),
                broken("close-shuts-down", "throws", () -> new SoundAdapter() {
                            @Override
                            public void close() {
                                throw new UnsupportedOperationException("close");
                            }
                        },
                        "close\\(\\)( after shutdown\\(\\))? threw java.lang.UnsupportedOperationException: close" + AT
                                + "; expected it to .*"),
                broken("close-shuts-down", "throws where shutdown does not", () -> new SoundAdapter() {
                            @Override
                            public void close() throws PluginLifecycleException {
                                throw new PluginLifecycleException("call shutdown");
                            }
                        },
                        "close\\(\\) threw dev.pluginlifecycle.PluginLifecycleException: call shutdown" + AT
                                + "; expected it to return, as shutdown\\(\\) does"),
                broken("close-shuts-down", "throws unchecked where shutdown fails honestly", () -> new SoundAdapter() {
                            @Override
                            public void shutdown() throws PluginLifecycleException {
                                throw new PluginLifecycleException("still running");
                            }

                            @Override
                            public void close() {
                                throw new IllegalStateException("still running");
                            }
                        },
                        "close\\(\\) threw java.lang.IllegalStateException: still running" + AT
                                + "; expected it to return, or to throw a PluginLifecycleException"),
                broken("close-shuts-down", "throws after a shutdown", () -> new SoundAdapter() {
                            @Override
                            public void close() throws PluginLifecycleException {
                                if (isStopped()) {
                                    throw new IllegalStateException("not running");
                                }
                                shutdown();
                            }
                        },
                        "close\\(\\) after shutdown\\(\\) threw java.lang.IllegalStateException: not running" + AT
                                + "; expected it to do nothing"),
                broken("close-shuts-down", "throws when nothing was started", () -> new SoundAdapter() {
                            private volatile List<String> started;

                            @Override
                            public PluginHealthcheck healthcheck() {
                                started = new ArrayList<>();
                                return super.healthcheck();
                            }

                            @Override
                            public void close() throws PluginLifecycleException {
                                started.clear();
                                shutdown();
                            }
                        },
                        "close\\(\\) threw java.lang.NullPointerException: .*" + AT
                                + "; expected it to return, or to throw a PluginLifecycleException"),
                broken("close-shuts-down", "no healthcheck after it", () -> new SoundAdapter() {
                            private volatile boolean closed;

                            @Override
                            public void close() {
                                closed = true;
                            }

                            @Override
                            public PluginHealthcheck healthcheck() {
                                return closed ? null : super.healthcheck();
                            }
                        },
                        "healthcheck\\(\\) after close\\(\\) returned null; expected it to report Stopped\\[]"));
    }

    private static Arguments broken(String rule, String fault, Callable<SoundAdapter> adapters, String message) {
        return Arguments.of(rule, fault, adapters, message);
    }

    private static SoundAdapter reporting(PluginState state, ServerHealth... servers) {
        return new SoundAdapter(servers) {
            @Override
            PluginState state() {
                return state;
            }
        };
    }

    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static final class Traceless extends RuntimeException {

        private static final long serialVersionUID = 1;

        Traceless() {
            super(null, null, false, false);
        }
    }

    /** Knows when several ask at once. */
    private static class Crowded extends SoundAdapter {

        private final AtomicInteger asking = new AtomicInteger();
        private final AtomicBoolean crowded = new AtomicBoolean();

        @Override
        public PluginHealthcheck healthcheck() {
            ask();
            return super.healthcheck();
        }

        @Override
        public DiscoveryResult discover() {
            ask();
            return super.discover();
        }

        private void ask() {
            if (asking.incrementAndGet() > 1) {
                crowded.set(true);
                crowded();
            }
            Thread.yield();
            asking.decrementAndGet();
        }

        boolean isCrowded() {
            return crowded.get();
        }

        void crowded() {}
    }

    @Test
    void severalFaultsAreToldInTheOrderOfTheRules() {
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new SoundAdapter(SoundAdapter.ALPHA, SoundAdapter.ALPHA) {
                    @Override
                    String name() {
                        return "";
                    }

                    @Override
                    public void shutdown() {}

                    @Override
                    List<String> tools() {
                        return List.of("search", "search");
                    }
                },
                CONFIG);
        assertThat(violations).extracting(Violation::rule).containsExactly(
                "healthcheck-stable-name", "healthcheck-unique-servers", "discovery-unique-tools", "shutdown-stops");
    }

    @Test
    void shutdownIsJudgedThoughThereIsNoHealthcheck() {
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new SoundAdapter() {
                    @Override
                    public PluginHealthcheck healthcheck() {
                        return null;
                    }

                    @Override
                    public DiscoveryResult discover() {
                        throw new IllegalStateException("no discovery");
                    }

                    @Override
                    public void shutdown() {
                        throw new IllegalStateException("no shutdown");
                    }
                },
                CONFIG);
        assertThat(violations).extracting(Violation::rule)
                .containsExactly("healthcheck-answers", "discovery-answers", "shutdown-stops");
    }

    @Test
    void everyAdapterIsGivenTheConfigFirstAndClosed() {
        List<List<String>> calls = new ArrayList<>();
        PluginLifecycleContract.check(
                () -> {
                    List<String> own = Collections.synchronizedList(new ArrayList<>());
                    calls.add(own);
                    return new SoundAdapter(SoundAdapter.ALPHA) {
                        @Override
                        public void validateConfig(RuntimePluginConfig config) {
                            own.add(config == CONFIG ? "validateConfig" : "another config");
                        }

                        @Override
                        public PluginHealthcheck healthcheck() {
                            own.add("healthcheck");
                            return super.healthcheck();
                        }

                        @Override
                        public void close() throws PluginLifecycleException {
                            own.add("close");
                            super.close();
                        }
                    };
                },
                CONFIG);
        assertThat(calls).hasSize(17).allSatisfy(own -> {
            assertThat(own).startsWith("validateConfig").containsOnlyOnce("close");
        });
    }

    @Test
    void argumentsAreChecked() {
        Callable<SoundAdapter> adapters = SoundAdapter::new;
        assertThatNullPointerException().isThrownBy(() -> PluginLifecycleContract.check(null, CONFIG))
                .withMessage("adapters must not be null");
        assertThatNullPointerException().isThrownBy(() -> PluginLifecycleContract.check(adapters, null))
                .withMessage("validConfig must not be null");
        assertThatNullPointerException().isThrownBy(() -> PluginLifecycleContract.check(adapters, CONFIG, null))
                .withMessage("bound must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginLifecycleContract.check(adapters, CONFIG, Duration.ZERO))
                .withMessage("bound must be positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PluginLifecycleContract.rules().get(0).check(adapters, CONFIG, Duration.ofMillis(-1)))
                .withMessage("bound must be positive: PT-0.001S");
    }

    @Test
    void boundMayBeAsLongAsADurationCanBe() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        assertThat(PluginLifecycleContract.check(SoundAdapter::degraded, CONFIG, longest)).isEmpty();
    }

    @Test
    void violationNamesItsNullComponents() {
        assertThatNullPointerException().isThrownBy(() -> new Violation(null, "message"))
                .withMessage("rule must not be null");
        assertThatNullPointerException().isThrownBy(() -> new Violation("rule", null))
                .withMessage("message must not be null");
    }
}
