/** Inspection as Camel sees it: a component to ask inspectors, steps to judge and to enact. */
package io.postern.inspect.station;
