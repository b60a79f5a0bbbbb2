package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import java.io.IOException;
import java.io.OutputStream;

/** A way from a healthcheck to its JSON and back. */
interface Codec {

    void write(OutputStream out, PluginHealthcheck healthcheck) throws IOException;

    PluginHealthcheck read(byte[] json) throws IOException;
}
