using System.Text;
using System.Text.Json;
using Maestro.Shell.Mcp;

namespace Maestro.Tests;

/// <summary>Which lines are messages, and what is answered to the others.</summary>
public sealed class McpMessagesTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"a","method":"ping","params":{"a":{"b":1},"c":{"b":1}}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}""")]
    [InlineData("\uFEFF{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r")]
    public void AMessageIsPassedOn(string line) => Assert.Null(McpMessages.Refusal(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData("not json", -32700, null, "not JSON, from byte")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"}{}""", -32700, null, "not JSON")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"pi""", -32700, null, "not JSON")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", -32600, null, "Batches")]
    [InlineData("42", -32600, null, "one JSON object")]
    [InlineData("{}", -32600, null, "method")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""", -32600, "1", "2.0")]
    [InlineData("""{"jsonrpc":"2.0","id":7}""", -32600, "7", "method")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600, null, "whole number")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600, null, "id")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""", -32600, null, "'id'")]
    [InlineData("""{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"record","arguments":{"result":"failed","result":"passed"}}}""", -32600, "x", "'result'")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\ud800":1,"\ud800":2}}""", -32600, "1", "more than once")]
    public void WhatIsNoMessageIsAnswered(string line, int code, string? id, string words)
    {
        var answer = JsonElement.Parse(McpMessages.Refusal(Encoding.UTF8.GetBytes(line))!);
        Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
        Assert.Equal(id ?? "", answer.GetProperty("id").ToString());
        Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Contains(words, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
