using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Maestro.Shell.Mcp;

/// <summary>Requires that a call has the form of one, so that its error says more than that one occurred.</summary>
internal static class McpRequests
{
    public static McpMessageHandler Checked(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } call)
        {
            Require(call.Params);
        }

        await next(context, cancellationToken);
    };

    private static void Require(JsonNode? parameters)
    {
        if (parameters is not JsonObject call || call["name"] is not JsonValue name || !name.TryGetValue(out string? _))
        {
            throw new McpProtocolException("tools/call needs params with the name of a tool, and its arguments as an object.", McpErrorCode.InvalidParams);
        }

        if (call["arguments"] is not (null or JsonObject))
        {
            throw new McpProtocolException("The arguments of tools/call must be an object.", McpErrorCode.InvalidParams);
        }

        try
        {
            _ = call.ToJsonString();
        }
        catch (InvalidOperationException)
        {
            throw new McpProtocolException("The arguments of tools/call have a text that is not valid Unicode: half a surrogate pair.", McpErrorCode.InvalidParams);
        }
    }
}
