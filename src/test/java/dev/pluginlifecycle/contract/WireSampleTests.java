package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerStatus;
import org.junit.jupiter.api.Test;

class WireSampleTests {

    private static final PluginState.Failed FAILED = new PluginState.Failed("no disk");
    private static final WireSample OBJECT =
            WireSample.ofObject(PluginState.class, FAILED, "state", "\"failed\"", "reason", "\"no disk\"");

    @Test
    void objectHasItsMembersInOrder() {
        assertThat(OBJECT.type()).isEqualTo(PluginState.class);
        assertThat(OBJECT.value()).isEqualTo(FAILED);
        assertThat(OBJECT.members()).containsExactly(entry("state", "\"failed\""), entry("reason", "\"no disk\""));
        assertThat(OBJECT.json()).isEqualTo("{\"state\":\"failed\",\"reason\":\"no disk\"}");
        assertThat(WireSample.ofObject(PluginState.class, FAILED).json()).isEqualTo("{}");
    }

    @Test
    void memberIsReplacedOrLeftOut() {
        assertThat(OBJECT.with("reason", "null")).isEqualTo("{\"state\":\"failed\",\"reason\":null}");
        assertThat(OBJECT.with("reason", null)).isEqualTo("{\"state\":\"failed\"}");
    }

    @Test
    void unknownMembersComeFirstAndLast() {
        assertThat(OBJECT.withUnknownMembers()).isEqualTo("{\"x_unknown\":{\"state\":\"paused\",\"list\":[null,1]},"
                + "\"state\":\"failed\",\"reason\":\"no disk\","
                + "\"x_other\":{\"state\":\"paused\",\"list\":[null,1]}}");
    }

    @Test
    void textIsQuotedAndNamedByItsType() {
        WireSample text = WireSample.ofText(ServerStatus.FAILED, "failed");
        assertThat(text.json()).isEqualTo("\"failed\"");
        assertThat(text.type()).isEqualTo(ServerStatus.class);
        assertThat(text.members()).isEmpty();
        assertThat(text.name()).isEqualTo("ServerStatus");
        assertThat(OBJECT.name()).isEqualTo("PluginState.Failed");
    }
}
