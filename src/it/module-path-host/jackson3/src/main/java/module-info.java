/** A host on Jackson 3. It opens nothing: the model's records are exported, and that is enough. */
module com.example.host {
    requires dev.pluginlifecycle;
    requires tools.jackson.databind;
}
