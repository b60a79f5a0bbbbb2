package dev.pluginlifecycle.testing;

/** The result of judging one rule. */
public enum Verdict {

    /** The check exercised the rule, and the adapter kept it. */
    SATISFIED,

    /** The adapter broke the rule. */
    VIOLATED,

    /** The check could not judge the rule, for example because no server was down. */
    NOT_EXERCISED
}
